import { describe, expect, it } from 'vitest'
import { decodeMedia } from './decode-media.ts'

const video = 'https://images.segmind.com/generations/3f0c.mp4'
const image = 'https://images.segmind.com/generations/9a1b.png?x=1'

describe('media', () => {
  it.each([
    ['a string', { output: video }, [{ kind: 'video', url: video }]],
    ['the string of a picture', { output: image }, [{ kind: 'image', url: image }]],
    [
      'an array',
      { output: [video, image] },
      [
        { kind: 'video', url: video },
        { kind: 'image', url: image },
      ],
    ],
    ['an object with url', { output: { url: video } }, [{ kind: 'video', url: video }]],
    ['video_url', { output: { video_url: 'https://a.b/1' } }, [{ kind: 'video', url: 'https://a.b/1' }]],
    ['image_url', { output: { image_url: 'https://a.b/1' } }, [{ kind: 'image', url: 'https://a.b/1' }]],
    [
      'media_url[]',
      { output: { media_url: [video, image] } },
      [
        { kind: 'video', url: video },
        { kind: 'image', url: image },
      ],
    ],
    ['output.video.url', { output: { video: { url: video } } }, [{ kind: 'video', url: video }]],
    ['video.url', { video: { url: video, file_size: 12 } }, [{ kind: 'video', url: video, bytes: 12 }]],
    [
      'images[]',
      { output: image, images: [{ url: image, content_type: 'image/png' }] },
      [{ kind: 'image', url: image, contentType: 'image/png' }],
    ],
    [
      'http on loopback',
      { output: 'http://127.0.0.1:4010/a.mp4' },
      [{ kind: 'video', url: 'http://127.0.0.1:4010/a.mp4' }],
    ],
  ])('is read from %s', (_name, body, media) => {
    expect(decodeMedia(body)).toEqual({ media })
  })

  it.each([
    ['a data URI', 'data:image/png;base64,iVBORw0KGgo='],
    ['base64', 'iVBORw0KGgoAAAANSUhEUgAA'],
    ['a script', 'javascript:alert(1)'],
    ['plain http', 'http://images.segmind.com/a.mp4'],
    ['credentials', 'https://user:word@images.segmind.com/a.mp4'],
    ['a blob', 'blob:https://a.b/1'],
    ['nothing', null],
    ['a number', 7],
  ])('is not made of %s, which is kept', (_name, output) => {
    expect(decodeMedia({ output })).toEqual({ media: [], raw: output ?? undefined })
  })

  it('keeps at most 64 KB of what was said', () => {
    const { raw } = decodeMedia({ output: 'A'.repeat(1_000_000) })
    expect(String(raw)).toHaveLength(65_536)
  })

  it('survives a body nested without end', () => {
    let output: unknown = 'x'
    for (let depth = 0; depth < 100_000; depth += 1) output = [output]
    expect(decodeMedia({ output }).media).toEqual([])
  })

  it('ignores a file size that is none', () => {
    expect(decodeMedia({ video: { url: video, file_size: 'big', file_name: 7 } })).toEqual({
      media: [{ kind: 'video', url: video }],
    })
  })
})
