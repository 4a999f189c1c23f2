import { request } from 'node:http'
import { expect, it } from 'vitest'
import { base, type Mount } from '../testing/mount.ts'

/** A film goes through whole, in parts, and no further than its caller stays. */
export function streaming({ ask, submitted, world, port }: Mount): void {
  const finished = async () => {
    const id = await submitted()
    world().simulator.job(id).complete()
    return `${base}/requests/${id}/media`
  }

  it('hands a film out whole and in parts', async () => {
    const target = await finished()
    const whole = await ask({ target })
    expect(whole).toMatchObject({ status: 200, headers: { 'content-type': 'video/mp4' } })
    expect(whole.bytes.length).toBeGreaterThan(20_000)
    const part = await ask({ target, headers: { range: 'bytes=1000-1999' } })
    expect(part).toMatchObject({
      status: 206,
      headers: {
        'content-range': `bytes 1000-1999/${whole.bytes.length}`,
        'x-content-type-options': 'nosniff',
      },
    })
    expect(part.bytes.equals(whole.bytes.subarray(1000, 2000))).toBe(true)
  })

  it('lets a caller leave in the middle of a film', async () => {
    const target = await finished()
    await new Promise<void>((resolve) => {
      const leaving = request({
        host: '127.0.0.1',
        port: port(),
        path: target,
        headers: { cookie: 'user=ada' },
      })
      leaving.on('error', () => {})
      leaving.on('response', (incoming) => {
        incoming.on('error', () => {})
        incoming.once('data', () => leaving.socket?.resetAndDestroy())
        incoming.once('close', () => resolve())
      })
      leaving.end()
    })
    expect((await ask({ target })).status).toBe(200)
  })
}
