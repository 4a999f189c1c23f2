import { describe, expect, it } from 'vitest'
import { isJpeg, readJpeg } from './jpeg.ts'
import { aJpeg, frame, join, jpegEnd, jpegStart, scan, segment } from '../testing/pictures.ts'

const bytes = (...values: number[]) => new Uint8Array(values)
const jpegOf = (...parts: (Uint8Array | string)[]) => join(jpegStart, ...parts, jpegEnd)
const fillBytes = (count: number) => new Uint8Array(count).fill(0xff)
const last = (picture: Uint8Array) => picture.subarray(-3)

it.each([
  ['its three first bytes', [0xff, 0xd8, 0xff], true],
  ['another first byte', [0xfe, 0xd8, 0xff], false],
  ['another second byte', [0xff, 0xd9, 0xff], false],
  ['no marker after its start', [0xff, 0xd8, 0xfe], false],
  ['no more than its start', [0xff, 0xd8], false],
])('isJpeg of what has %s', (_, start, isOne) => {
  expect(isJpeg(bytes(...start))).toBe(isOne)
})

describe('readJpeg', () => {
  it('tells the size, where the picture ends and what stands beside its pixels', () => {
    const picture = aJpeg(640, 480, segment(0xfe, 'a comment'), segment(0xef, 'an app’s'.slice(0, 2)))
    const facts = readJpeg(join(picture, 'a film'))
    expect(facts).toMatchObject({ type: 'image/jpeg', width: 640, height: 480, isAnimated: false })
    expect(facts?.end).toBe(picture.length)
    expect(facts?.extras.map((extra) => Buffer.from(extra).toString('latin1'))).toEqual([
      'JFIF\0',
      'a comment',
      'an',
    ])
  })

  it.each([
    ['baseline', 0xc0],
    ['extended', 0xc1],
    ['progressive', 0xc2],
  ])('reads a %s frame', (_, marker) => {
    expect(readJpeg(jpegOf(frame(400, 300, marker), scan))).toMatchObject({ width: 400, height: 300 })
  })

  it.each([
    ['fill bytes before a marker', bytes(0xff, 0xff, 0xff)],
    ['a marker that stands alone', bytes(0xff, 0x01)],
    ['restarts between segments', bytes(0xff, 0xd0, 0xff, 0xd7)],
    ['tables, which are no frames', join(segment(0xc4, 'huffman'), segment(0xc8, 'x'), segment(0xcc, 'y'))],
    ['an empty segment', segment(0xe1, '')],
    ['segments of kinds that nobody uses', join(segment(0x02, 'x'), segment(0xbf, 'y'))],
    ['as many parts as a camera may make', fillBytes(19_997)],
  ])('steps over %s', (_, part) => {
    const picture = jpegOf(part, frame(400, 300), scan)
    expect(readJpeg(picture)).toMatchObject({ width: 400, height: 300, end: picture.length })
  })

  it('reads several scans, as a progressive picture has them', () => {
    const picture = jpegOf(frame(400, 300, 0xc2), scan, segment(0xc4, 'huffman'), scan)
    expect(readJpeg(picture)?.end).toBe(picture.length)
  })

  it.each([
    ['has no frame', jpegOf(scan)],
    ['has no pixels', jpegOf(frame(400, 300))],
    ['has two frames', jpegOf(frame(400, 300), frame(400, 300), scan)],
    ['is lossless, which nobody shows', jpegOf(frame(400, 300, 0xc3), scan)],
    ['has twelve bits', jpegOf(segment(0xc0, '\u000c\u0001\u0001\u0001\u0001\u0001\u0001\u0011\0'), scan)],
    ['has a frame too short to hold a size', jpegOf(segment(0xc0, '\u0008\u0001\u0001\u0001'), scan)],
    ['has two frames, one of the last kind', jpegOf(frame(400, 300, 0xcf), frame(400, 300), scan)],
    ['has a second frame after its pixels', jpegOf(frame(400, 300), scan, frame(400, 300), scan)],
    ['begins anew inside', jpegOf(frame(400, 300), segment(0xd8, ''), scan)],
    ['has a marker of nothing', jpegOf(segment(0x00, ''), frame(400, 300), scan)],
    ['has a segment without room for its length', jpegOf(segment(0xe1, '', 1), frame(400, 300), scan)],
    ['has pixels without room for their length', jpegOf(frame(400, 300), segment(0xda, '', 1), 'pixels')],
    ['has pixels whose length counts nothing', jpegOf(frame(400, 300), segment(0xda, '', 0), 'pixels')],
    ['has a segment that reaches past its end', jpegOf(frame(400, 300), segment(0xe1, 'x', 60_000), scan)],
    ['has something between its segments', jpegOf('xx', frame(400, 300), scan)],
    [
      'has a segment without its marker',
      jpegOf(segment(0xe0, ''), bytes(0, 0xe1, 0, 2), frame(400, 300), scan),
    ],
    ['ends in its pixels', join(jpegStart, frame(400, 300), scan)],
    ['ends before its pixels', join(jpegStart, frame(400, 300))],
    ['ends in the length of a segment', join(jpegStart, frame(400, 300), bytes(0xff, 0xe1, 0))],
    ['has more parts than any camera makes', jpegOf(fillBytes(19_998), frame(400, 300), scan)],
  ])('takes for damaged what %s', (_, picture) => {
    expect(readJpeg(picture)).toBeUndefined()
  })

  it('takes a stuffed byte and a fill byte for pixels', () => {
    const pixels = join(
      segment(0xda, '\u0001\u0001\0\0\u003f\0'),
      bytes(0xff, 0x00, 0xff, 0xff, 0x00, 0xff, 0xff),
    )
    const picture = jpegOf(frame(400, 300), pixels)
    expect(readJpeg(picture)?.end).toBe(picture.length)
    expect(last(picture)).toEqual(bytes(0xff, 0xff, 0xd9))
  })
  it('takes every restart in the pixels for a part of them', () => {
    const restarts = Array.from({ length: 8 }, (_, at) => bytes(0xff, 0xd0 + at, 7))
    const picture = jpegOf(frame(400, 300), scan, ...restarts)
    expect(readJpeg(picture)?.end).toBe(picture.length)
  })
})
