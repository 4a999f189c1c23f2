import { createVirtualClock } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import { guardStream } from './guard-stream.ts'

type Host = ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>

function setUp(bytes?: number) {
  const clock = createVirtualClock()
  const open: { host?: Host; ends: number; asked: number } = { ends: 0, asked: 0 }
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>(
    { start: (controller) => void (open.host = controller), pull: () => void open.asked++ },
    { highWaterMark: 0 },
  )
  const limits = { clock, bytes, maxBytes: 100, idleMs: 1000, readerIdleMs: 2000, totalMs: 5000 }
  const guarded = guardStream(source, limits, () => void open.ends++)
  const send = (count: number) => open.host?.enqueue(new Uint8Array(count))
  return { clock, open, guarded, reader: guarded.getReader(), send }
}

const ways: [how: string, end: (world: ReturnType<typeof setUp>) => Promise<unknown>][] = [
  ['read to its end', async ({ open, reader }) => (open.host?.close(), reader.read())],
  ['cut by its host', async ({ open, reader }) => (open.host?.error(new Error('reset')), reader.read())],
  ['too long', async ({ send, reader }) => (send(101), reader.read())],
  ['too slow', async ({ clock, reader }) => Promise.allSettled([reader.read(), clock.advance(1000)])],
  ['taken by nobody', ({ clock }) => clock.advance(2000)],
  ['unwanted', ({ reader }) => reader.cancel()],
  [
    'left while its next piece is awaited',
    async ({ clock, reader }) => {
      const piece = reader.read()
      await clock.advance(1)
      await Promise.all([piece, reader.cancel()])
    },
  ],
]

describe('guardStream', () => {
  it.each(ways)('of a file that is %s ends once, and leaves no timer behind', async (_, end) => {
    const world = setUp()
    await end(world).catch(() => {})
    await world.clock.advance(0)
    expect([world.open.ends, world.clock.timerCount]).toEqual([1, 0])
    await world.clock.advance(10_000)
    expect(world.open.ends).toBe(1)
  })

  it('asks its host for a piece when its caller does, and not before', async () => {
    const { clock, open, reader, send } = setUp()
    await clock.advance(10)
    expect(open.asked).toBe(0)
    const piece = reader.read()
    await clock.advance(10)
    expect(open.asked).toBe(1)
    send(9)
    expect((await piece).value).toHaveLength(9)
    await clock.advance(10)
    expect(open.asked).toBe(1)
  })

  it.each([
    [100, undefined],
    [10, 10],
  ])('lets %d bytes pass where %s were said to come, and not one more', async (most, said) => {
    const exact = setUp(said)
    exact.send(most)
    exact.open.host?.close()
    expect((await exact.reader.read()).value).toHaveLength(most)
    expect((await exact.reader.read()).done).toBe(true)
    const longer = setUp(said)
    longer.send(most)
    longer.send(1)
    await longer.reader.read()
    await expect(longer.reader.read()).rejects.toThrow('another length')
  })
})
