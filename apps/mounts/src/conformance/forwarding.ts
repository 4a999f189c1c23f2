import { expect, it } from 'vitest'
import { base, type Mount } from '../testing/mount.ts'

/** What gets through, and how often it is bought. */
export function forwarding({ ask, boughtBy, newIntentId, post, submitted, world }: Mount): void {
  it('carries a job from its submission to its video', async () => {
    const intentId = newIntentId()
    const first = await post({}, intentId)
    expect(first).toMatchObject({ status: 200, body: { status: 'QUEUED' } })
    const id = String(first.body.request_id)
    expect(await ask({ target: `${base}/intents/${intentId}` })).toMatchObject({
      status: 200,
      body: { request_id: id },
    })
    world().simulator.job(id).complete()
    expect(await ask({ target: `${base}/requests/${id}/status` })).toMatchObject({
      status: 200,
      body: { status: 'COMPLETED' },
    })
    const result = await ask({ target: `${base}/requests/${id}` })
    expect(result).toMatchObject({
      status: 200,
      body: { status: 'COMPLETED', video: { url: expect.anything() } },
    })
  })

  it('answers a FAILED job with 422 and its body', async () => {
    const id = await submitted()
    world().simulator.job(id).fail('The content was flagged.')
    for (const target of [`${base}/requests/${id}/status`, `${base}/requests/${id}`])
      expect(await ask({ target })).toMatchObject({
        status: 422,
        body: { status: 'FAILED', error: expect.stringContaining('flagged') },
      })
  })

  it('says what is offered', async () => {
    const { status, body } = await ask({ target: `${base}/capabilities` })
    expect({ status, models: body.models }).toMatchObject({ status: 200, models: expect.any(Array) })
    expect(body.models).toContain('kling-o1')
  })

  it('closes an intent that nobody sent', async () => {
    const target = `${base}/intents/${newIntentId()}/close`
    expect(await ask({ method: 'POST', target })).toMatchObject({
      status: 404,
      body: { code: 'unknown-intent' },
    })
  })

  it('buys once for copies at once and later', async () => {
    const intentId = newIntentId()
    const bought = await boughtBy(async () => {
      const copies = await Promise.all([1, 2, 3, 4].map(() => post({}, intentId)))
      copies.push(await post({}, intentId))
      expect(new Set(copies.map(({ status }) => status))).toEqual(new Set([200]))
      expect(new Set(copies.map(({ body }) => body.request_id)).size).toBe(1)
      expect(copies.at(-1)?.headers['idempotent-replayed']).toBe('true')
    })
    expect(bought).toBe(1)
  })
}
