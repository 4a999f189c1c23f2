import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { expect, it } from 'vitest'
import { base, type Mount } from '../testing/mount.ts'

/** The proxy's default: streams of one caller. */
const mostStreams = 8
const patience = { timeout: 30_000 }

/** Events leave the host one by one while the stream is open, and the host tells when a caller is gone. */
export function events({ ask, job, submitted, world, port }: Mount): void {
  const open = async (ids: readonly string[]) => {
    const path = `${base}/events?${ids.map((id) => `id=${id}`).join('&')}`
    const call = request({
      host: '127.0.0.1',
      port: port(),
      path,
      agent: false,
      headers: { cookie: 'user=ada' },
    })
    call.on('error', () => {})
    call.end()
    const [answer] = (await once(call, 'response')) as [IncomingMessage]
    const stream = { status: answer.statusCode, headers: answer.headers, text: '', isOver: false }
    answer.on('error', () => {})
    answer.setEncoding('utf8').on('data', (text: string) => (stream.text += text))
    answer.on('end', () => (stream.isOver = true))
    return Object.assign(stream, { leave: () => call.destroy() })
  }

  it('hands events out while the stream is open, and ends it with its last job', async () => {
    const ids = [await submitted(), await submitted()]
    const stream = await open(ids)
    expect(stream).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    })
    expect(stream.headers).not.toHaveProperty('content-encoding')
    await expect.poll(() => stream.text.split('"QUEUED"').length, patience).toBe(3)
    expect(stream.text).toMatch(/^event: ready\n/)
    expect(stream.isOver).toBe(false)
    for (const id of ids) world().simulator.job(id).complete()
    await expect.poll(() => stream.isOver, patience).toBe(true)
    expect(stream.text.split('"COMPLETED"')).toHaveLength(3)
  })

  it('hears when callers leave their streams', async () => {
    const streams = await Promise.all(Array.from({ length: mostStreams }, () => open([job()])))
    expect((await open([job()])).status).toBe(429)
    for (const { leave } of streams) leave()
    const isLetIn = async () => {
      const { status, leave } = await open([job()])
      leave()
      return status
    }
    await expect.poll(isLetIn, patience).toBe(200)
  })

  it('opens no stream for somebody else, nor for nobody', async () => {
    const target = `${base}/events?id=${job()}`
    expect(await ask({ target, headers: { cookie: 'user=bea' } })).toMatchObject({
      status: 403,
      body: { code: 'wrong-caller' },
    })
    expect(await ask({ target, headers: { cookie: undefined } })).toMatchObject({ status: 401 })
  })
}
