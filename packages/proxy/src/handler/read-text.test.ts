import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { readPieces, readText } from './read-text.ts'

/** A stream of these pieces that then ends or stays open, and whether anybody has told it to stop. */
function streamOf(pieces: (string | Uint8Array)[], how: 'end' | 'stay' = 'end') {
  const told = { isCancelled: false }
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift()
      if (piece !== undefined)
        controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
      else if (how === 'end') controller.close()
    },
    cancel: () => void (told.isCancelled = true),
  })
  return { stream, told }
}

const noAbort = () => new AbortController().signal

describe('a stream that is read as text', () => {
  it('may break a letter in two', async () => {
    const boat = new TextEncoder().encode('a 🛶')
    const { stream } = streamOf([boat.slice(0, 4), boat.slice(4)])
    expect(await readText(stream, 100, noAbort(), true)).toBe('a 🛶')
  })

  it('may be missing', async () => {
    const stop = new AbortController()
    const text = readText(null, 100, stop.signal, true)
    stop.abort()
    expect(await text).toBe('')
  })

  it('may be as large as is allowed', async () => {
    const { stream, told } = streamOf(['12345', '67890'])
    expect(await readText(stream, 10, noAbort(), true)).toBe('1234567890')
    expect(told.isCancelled).toBe(false)
  })

  it('is told to stop when it is a byte larger', async () => {
    const { stream, told } = streamOf(['12345', '678901'], 'stay')
    await expect(readText(stream, 10, noAbort(), true)).rejects.toMatchObject({ code: 'payload-too-large' })
    expect(told.isCancelled).toBe(true)
  })

  it('ends where it is broken off', async () => {
    const { stream, told } = streamOf(['12345'], 'stay')
    const stop = new AbortController()
    const text = readText(stream, 10, stop.signal, true)
    stop.abort()
    await text
    expect(told.isCancelled).toBe(true)
  })

  it.each([
    ['whole', 100],
    ['too large', 5],
  ])('is forgotten by its signal when it was %s', async (_, maxBytes) => {
    const signal = noAbort()
    await readText(streamOf(['1234567890']).stream, maxBytes, signal, true).catch(() => {})
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

it('a stream is told to stop when nobody can take its pieces', async () => {
  const { stream, told } = streamOf(['12345'], 'stay')
  const take = () => {
    throw new Error('no place left')
  }
  await expect(readPieces(stream, 10, noAbort(), take)).rejects.toThrow('no place left')
  expect(told.isCancelled).toBe(true)
})
