import { createVirtualClock } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import { readPicture } from './picture-body.ts'
import { createPictureMemory } from './picture-memory.ts'

const [maxBytes, idleMs, bodyMs] = [200_000, 10_000, 60_000]

function setUp(memoryBytes = Infinity) {
  const clock = createVirtualClock()
  const memory = createPictureMemory(memoryBytes)
  const taken: number[] = []
  let held = 0
  const watched = {
    take(bytes: number) {
      memory.take(bytes)
      taken.push(bytes)
      held += bytes
    },
    giveBack(bytes: number) {
      memory.giveBack(bytes)
      held -= bytes
    },
  }
  const read = (body: BodyInit | null, type = 'image/png') =>
    readPicture(
      new Request('https://app.example/', {
        method: 'POST',
        headers: { 'content-type': type },
        body,
        duplex: 'half',
      } as RequestInit),
      { clock, memory: watched, maxBytes, bodyMs, idleMs },
    )
  return { clock, read, taken, held: () => held }
}

const inPieces = (...sizes: number[]) =>
  new ReadableStream({
    start(controller) {
      for (const size of sizes) controller.enqueue(new Uint8Array(size).fill(size % 251))
      controller.close()
    },
  })
const refusal = (code: string, sentence: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(sentence) })

describe('readPicture', () => {
  it('puts the pieces together as they came', async () => {
    const { read } = setUp()
    const bytes = await read(inPieces(3, 70_000, 1, 0, 2))
    expect(bytes).toHaveLength(70_006)
    expect([...bytes.subarray(0, 4), ...bytes.subarray(-4)]).toEqual([3, 3, 3, 222, 222, 1, 2, 2])
  })

  it('takes memory for a page’s picture at first, twice as much as that fills, and never more than may be', async () => {
    const { read, taken, held } = setUp()
    await read(inPieces(1, 65_535, 1, 65_535, 1))
    expect(taken).toEqual([65_536, 65_536, maxBytes - 131_072])
    expect(held()).toBe(0)
  })

  it('takes no more while what it has is enough to the last byte', async () => {
    const { read, taken } = setUp()
    await read(inPieces(1, 65_535))
    expect(taken).toEqual([65_536])
  })

  it('takes at once what a large piece needs', async () => {
    const { read, taken } = setUp()
    await read(inPieces(150_000))
    expect(taken).toEqual([150_000])
  })

  it('takes none for nothing', async () => {
    const { read, taken } = setUp()
    expect(await read(null)).toHaveLength(0)
    expect(taken).toEqual([])
  })

  it('reads the largest picture, and not one byte more', async () => {
    const { read, held } = setUp()
    expect(await read(inPieces(maxBytes - 1, 1))).toHaveLength(maxBytes)
    await expect(read(inPieces(maxBytes, 1))).rejects.toThrow(refusal('payload-too-large', 'larger than'))
    expect(held()).toBe(0)
  })

  it('is refused when memory is short, and gives back what it had', async () => {
    const { read, held } = setUp(70_000)
    await expect(read(inPieces(65_536, 1))).rejects.toThrow(refusal('rate-limited', 'Too many pictures'))
    expect(held()).toBe(0)
  })

  it.each(['image/png', 'image/svg+xml', 'IMAGE/JPEG', 'application/octet-stream'])(
    'reads %s',
    async (type) => {
      expect(await setUp().read(inPieces(9), type)).toHaveLength(9)
    },
  )

  it.each([
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/x-www-form-urlencoded',
    'text/plain; image/png',
    'image/png, text/plain',
    'image/',
    'application/octet-stream-of-mine',
  ])('takes %s for no picture', async (type) => {
    const { read, taken } = setUp()
    await expect(read(inPieces(9), type)).rejects.toThrow(refusal('unsupported-media-type', 'one picture'))
    expect(taken).toEqual([])
  })

  it('tells of one that breaks off that it did not arrive whole', async () => {
    const { read, held } = setUp()
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(9)),
      pull: (controller) => controller.error(new Error('reset')),
    })
    await expect(read(body)).rejects.toThrow(refusal('invalid-input', 'arrive whole'))
    expect(held()).toBe(0)
  })

  it('waits anew after each piece, in all no longer than it may', async () => {
    const { clock, read, held } = setUp()
    let sender: ReadableStreamDefaultController<Uint8Array> | undefined
    const answer = read(new ReadableStream({ start: (controller) => void (sender = controller) })).catch(
      (error: unknown) => error,
    )
    for (let waitedMs = 0; waitedMs + idleMs - 1 < bodyMs; waitedMs += idleMs - 1) {
      await clock.advance(idleMs - 1)
      sender?.enqueue(new Uint8Array(1))
    }
    await clock.advance(0)
    expect(held()).toBe(65_536)
    await clock.advance(6)
    expect(await answer).toEqual(refusal('invalid-input', 'arrive whole'))
    expect([held(), clock.timerCount]).toEqual([0, 0])
  })

  it('waits for nothing once it is read', async () => {
    const { clock, read } = setUp()
    await read(inPieces(9))
    expect(clock.timerCount).toBe(0)
  })
})
