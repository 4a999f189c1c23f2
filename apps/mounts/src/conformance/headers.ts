import { expect, it } from 'vitest'
import { leakPattern } from '../testing/call.ts'
import { base, model, type Mount } from '../testing/mount.ts'

/** What answers carry. */
export function headers({ ask, job, world }: Mount): void {
  it("passes on none of Segmind's headers and none of its cookies", async () => {
    world().simulator.next({
      type: 'http',
      on: 'status',
      status: 200,
      body: { request_id: job().replace(/\..*/, ''), status: 'QUEUED', remaining_credits: 7 },
      headers: {
        'content-type': 'application/json',
        'set-cookie': 'upstream=1',
        'access-control-allow-origin': '*',
        'x-upstream': 'upstream',
        location: 'https://upstream.example',
        server: 'upstream',
      },
    })
    const answer = await ask({ target: `${base}/requests/${job()}/status` })
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/json/),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/^[\w-]{36}$/),
    })
    expect(answer.headers).not.toHaveProperty('set-cookie')
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    expect(answer.headers).not.toHaveProperty('location')
    expect(JSON.stringify(answer.headers) + answer.text).not.toMatch(/upstream|credits/)
    expect(JSON.stringify(answer.headers) + answer.text).not.toMatch(leakPattern)
  })

  it('answers HEAD as GET, without a body', async () => {
    for (const target of [`${base}/capabilities`, `${base}/requests/${job()}/status`])
      expect(await ask({ method: 'HEAD', target })).toMatchObject({
        status: 200,
        text: '',
        headers: { 'cache-control': 'no-store' },
      })
    expect((await ask({ method: 'HEAD', target: model })).status).toBe(405)
  })

  it('answers OPTIONS by itself', async () => {
    const preflight = await ask({ method: 'OPTIONS', target: model, headers: { cookie: undefined } })
    expect(preflight).toMatchObject({ status: 204, text: '', headers: { allow: 'POST, OPTIONS' } })
    expect(preflight.headers).not.toHaveProperty('access-control-allow-origin')
  })
}
