import { Agent, request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { base, boat, model, type Mount } from '../testing/mount.ts'

/** Callers that hang up, go on and send too much. */
export function connections({ ask, newIntentId, port, post, world }: Mount): void {
  it('finishes and keeps a submission whose caller hangs up', async () => {
    const { simulator, clock } = world()
    const intentId = newIntentId()
    simulator.next({ type: 'slow', on: 'submit', delayMs: 1000 })
    const before = simulator.submissions.length
    const doomed = request({
      host: '127.0.0.1',
      port: port(),
      method: 'POST',
      path: model,
      headers: { cookie: 'user=ada', 'content-type': 'application/json', 'idempotency-key': intentId },
    })
    doomed.on('error', () => {})
    doomed.end(boat)
    await expect.poll(() => simulator.submissions.length).toBe(before + 1)
    doomed.socket?.resetAndDestroy()
    // The server has had its turn with the broken connection when it has answered another.
    const target = `${base}/intents/${intentId}`
    expect((await ask({ target })).status).toBe(202)
    await clock.advance(1000)
    await expect.poll(async () => (await ask({ target })).status).toBe(200)
    const copy = await post({}, intentId)
    expect(copy).toMatchObject({ status: 200, headers: { 'idempotent-replayed': 'true' } })
    expect(simulator.submissions).toHaveLength(before + 1)
  })

  describe('a body of 2 MiB', () => {
    it('is refused by its length', async () => {
      expect(await post({ body: 'x'.repeat(2 ** 21) })).toMatchObject({
        status: 413,
        body: { code: 'payload-too-large', billed: 'no' },
      })
      expect((await ask({ target: `${base}/capabilities` })).status).toBe(200)
    })

    it('is refused without one, or its connection ends', async () => {
      const body = Array.from({ length: 32 }, () => 'x'.repeat(2 ** 16))
      const outcome = await post({ body }).then(
        ({ status }) => status,
        ({ code }: NodeJS.ErrnoException) => code,
      )
      expect([413, 'ECONNRESET', 'EPIPE']).toContain(outcome)
      expect((await ask({ target: `${base}/capabilities` })).status).toBe(200)
    })
  })

  it('serves many requests over one connection, refused ones among them', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const target = `${base}/capabilities`
    const answers = [
      await ask({ target, agent }),
      await post({ agent }),
      await post({ agent, headers: { 'content-type': 'text/plain' } }),
      await post({ agent, headers: { cookie: undefined } }),
      await ask({ target: `${base}/nowhere/at/all`, agent }),
      await ask({ target, agent }),
    ]
    agent.destroy()
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 415, 401, 404, 200])
    expect(answers.map(({ isReused }) => isReused)).toEqual([false, true, true, true, true, true])
  })
}
