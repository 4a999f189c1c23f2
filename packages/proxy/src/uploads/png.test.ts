import { describe, expect, it } from 'vitest'
import { readPng } from './png.ts'
import { aPng, chunk, ihdr, join, pngStart } from '../testing/pictures.ts'

const pixels = chunk('IDAT', 'pixels')
const end = chunk('IEND')
const comments = (count: number) => Array<Uint8Array>(count).fill(chunk('tEXt'))

describe('readPng', () => {
  it('tells the size, where the picture ends and what stands beside its pixels', () => {
    const picture = aPng(640, 480, chunk('PLTE', 'colours'), chunk('tEXt', 'a comment'), chunk('iCCP', ''))
    const facts = readPng(join(picture, 'a film'))
    expect(facts).toMatchObject({ type: 'image/png', width: 640, height: 480, isAnimated: false })
    expect(facts?.end).toBe(picture.length)
    expect(facts?.extras.map((extra) => Buffer.from(extra).toString())).toEqual(['colours', 'a comment', ''])
  })

  it('sees that it moves', () => {
    expect(readPng(aPng(400, 400, chunk('acTL', '\0\0\0\u0002\0\0\0\0')))).toMatchObject({ isAnimated: true })
  })

  it('reads pixels in several chunks', () => {
    expect(readPng(join(pngStart, ihdr(400, 300), pixels, pixels, end))).toMatchObject({ height: 300 })
  })

  it('reads as many parts as an editor may make', () => {
    expect(readPng(aPng(400, 300, ...comments(19_997)))).toMatchObject({ width: 400 })
  })

  it.each([
    ['has no pixels', join(pngStart, ihdr(400, 300), end)],
    ['does not begin with its size', join(pngStart, pixels, ihdr(400, 300), end)],
    ['has two sizes', join(pngStart, ihdr(400, 300), ihdr(400, 300), pixels, end)],
    ['has a size of another length', join(pngStart, chunk('IHDR', 'short'), pixels, end)],
    ['ends without an end', join(pngStart, ihdr(400, 300), pixels)],
    ['has an end that holds something', join(pngStart, ihdr(400, 300), pixels, chunk('IEND', 'x'))],
    ['has a chunk that reaches past its end', join(pngStart, ihdr(400, 300), chunk('IDAT', 'x', 999), end)],
    ['must be understood, and is not', aPng(400, 300, chunk('ABCD', 'x'))],
    ['has a chunk whose name is no word', aPng(400, 300, chunk('a1b2', 'x'))],
    ['has more parts than any editor makes', aPng(400, 300, ...comments(19_998))],
  ])('takes for damaged what %s', (_, picture) => {
    expect(readPng(picture)).toBeUndefined()
  })
})
