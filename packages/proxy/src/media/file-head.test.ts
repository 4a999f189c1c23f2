import type { Media } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { fileHead } from './file-head.ts'

const video: Media = { kind: 'video', url: 'https://images.segmind.com/outputs/a.mp4' }

const headOf = (
  headers: Record<string, string>,
  { status = 200, media = video, hasRange = false, hasCopy = false } = {},
) =>
  fileHead(new Response(null, { status, headers }), {
    media,
    requestId: '2c7f59ea-13f1-402c-9353-000000000001',
    maxBytes: 1000,
    hasRange,
    hasCopy,
    redact: (text) => text.replaceAll('secret', '[redacted]'),
  })

describe('fileHead', () => {
  it.each<[said: string | undefined, media: Media, type: string]>([
    ['video/webm', video, 'video/webm'],
    ['Video/MP4; codecs="avc1"', video, 'video/mp4'],
    ['video/webm ; codecs="vp9"', video, 'video/webm'],
    ['application/octet-stream', { ...video, contentType: 'video/quicktime' }, 'video/quicktime'],
    [undefined, { ...video, contentType: 'video/webm; x=y' }, 'video/webm'],
    [undefined, video, 'video/mp4'],
    ['binary/octet-stream', { ...video, contentType: 'application/octet-stream' }, 'video/mp4'],
    [undefined, { ...video, kind: 'image' }, 'image/png'],
    ['image/webp', { ...video, kind: 'image' }, 'image/webp'],
  ])('of a file that its host calls %s', (said, media, type) => {
    expect(headOf(said ? { 'content-type': said } : {}, { media }).headers['content-type']).toBe(type)
  })

  it.each([
    ['a page', { 'content-type': 'text/html' }, 200, 'content-type'],
    ['a picture that is a page', { 'content-type': 'image/svg+xml' }, 200, 'content-type'],
    ['the same without its plus', { 'content-type': 'image/svg' }, 200, 'content-type'],
    ['something compressed', { 'content-encoding': 'gzip' }, 200, 'compressed'],
    ['a part that nobody asked for', { 'content-range': 'bytes 0-9/20' }, 206, 'HTTP 206'],
    ['an error', {}, 500, 'HTTP 500'],
    ['a word on a copy that nobody has', {}, 304, 'HTTP 304'],
    ['more than may be', { 'content-length': '1001' }, 200, 'too large'],
    [
      'the whole of it as a small part',
      { 'content-length': '1001', 'content-range': 'bytes 0-9/20' },
      200,
      'too large',
    ],
  ])('is not believed of %s', (_, headers, status, detail) => {
    expect(() => headOf(headers, { status })).toThrow(expect.objectContaining({ code: 'bad-upstream' }))
    expect(() => headOf(headers, { status })).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ detail, billed: 'unknown' }) }),
    )
  })

  it.each([
    ['no part', {}],
    ['a part that ends before it begins', { 'content-range': 'bytes 9-0/20' }],
    ['a part beyond the whole', { 'content-range': 'bytes 0-20/20' }],
    ['a part of another unit', { 'content-range': 'pages 0-9/20' }],
    ['something before its part', { 'content-range': 'some bytes 0-9/20' }],
    ['something after its part', { 'content-range': 'bytes 0-9/20 and more' }],
    ['a part of no byte', { 'content-range': 'bytes 10-9/20' }],
    ['a part of something too large', { 'content-range': 'bytes 0-9/1001' }],
  ])('is not believed of a partial answer with %s', (_, headers) => {
    expect(() => headOf(headers, { status: 206, hasRange: true })).toThrow(
      expect.objectContaining({ code: 'bad-upstream' }),
    )
  })

  it('of a part says how much of how much it is', () => {
    const { headers, bytes } = headOf(
      { 'content-range': 'bytes 10-19/1000' },
      { status: 206, hasRange: true },
    )
    expect(bytes).toBe(10)
    expect(headers).toMatchObject({ 'content-range': 'bytes 10-19/1000', 'content-length': '10' })
  })

  it('of a part of a file whose length nobody knows, too', () => {
    const { bytes } = headOf({ 'content-range': 'bytes 0-0/*' }, { status: 206, hasRange: true })
    expect(bytes).toBe(1)
  })

  it('of a part that is not there says how long the file is, and no length of its own', () => {
    const said = { 'content-range': 'bytes */20', 'content-length': '5', 'content-type': 'text/html' }
    const { headers } = headOf(said, { status: 416, hasRange: true })
    expect(headers).toMatchObject({
      'content-range': 'bytes */20',
      'content-type': 'application/octet-stream',
    })
    expect(headers).not.toHaveProperty('content-length')
  })

  it('of a part that is not there repeats nothing about a part of no byte', () => {
    const { headers } = headOf({ 'content-range': 'bytes 10-9/20' }, { status: 416, hasRange: true })
    expect(headers).not.toHaveProperty('content-range')
  })

  it.each([undefined, 'many', '-5', '5.0', '5, 5', '5 bytes', '1234567890123456'])(
    'of a file whose length is said to be %s says nothing of its length',
    (length) => {
      const { headers, bytes } = headOf(length ? { 'content-length': length } : {})
      expect(bytes).toBeUndefined()
      expect(headers).not.toHaveProperty('content-length')
    },
  )

  it('takes the largest file that may be, whole and in part', () => {
    expect(headOf({ 'content-length': '1000' }).bytes).toBe(1000)
    const part = { 'content-range': 'bytes 0-999/1000' }
    expect(headOf(part, { status: 206, hasRange: true }).bytes).toBe(1000)
  })

  it('of a copy that is still good says nothing of a type or length, and what is said of the whole file', () => {
    const said = {
      etag: '"v1"',
      'content-length': '20',
      'content-type': 'text/html',
      'content-range': 'bytes 0-9/20',
    }
    const { headers } = headOf(said, { status: 304, hasRange: true, hasCopy: true })
    const whole = headOf({ etag: '"v1"' }).headers
    expect(headers).toEqual({ ...whole, 'content-type': 'application/octet-stream' })
  })

  it('of a whole file has no part in it, whatever its host says', () => {
    const { headers, bytes } = headOf({ 'content-range': 'bytes 0-9/20', 'content-length': '20' })
    expect([bytes, headers['content-length']]).toEqual([20, '20'])
    expect(headers).not.toHaveProperty('content-range')
  })

  it('passes on a tag, a date and that parts are served, each only in its plain form', () => {
    const plain = {
      etag: '"v1"',
      'last-modified': 'Sat, 21 Nov 2026 00:00:00 GMT',
      'accept-ranges': 'bytes',
    }
    expect(headOf(plain).headers).toMatchObject(plain)
    const odd = { etag: 'v1', 'last-modified': 'today', 'accept-ranges': 'pages' }
    for (const name of Object.keys(odd)) expect(headOf(odd).headers).not.toHaveProperty(name)
    expect(headOf({ etag: '"secret"' }).headers).not.toHaveProperty('etag')
  })

  it('names the file as Segmind did, without the key', () => {
    expect(headOf({}, { media: { ...video, fileName: 'boat secret.mp4' } }).fileName).toContain(
      'boat _redacted',
    )
  })
  it('names a file after its job where Segmind has no name for it', () => {
    expect(headOf({}).fileName).toContain('filename="kling-2c7f59ea.mp4"')
  })
})
