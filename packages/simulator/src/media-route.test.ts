import { describe, expect, it } from 'vitest'
import { fileMediaStore } from './file-media-store.ts'
import { createTestWorld } from './testing/create-test-world.ts'

async function finishedClip(fileInput: Record<string, unknown> = {}, model?: string) {
  const world = createTestWorld({ media: fileMediaStore() })
  const id = await world.submit({ prompt: 'a boat', ...fileInput }, model)
  await world.clock.advance(10_000)
  const { body } = await world.result(id)
  const url = String(body.output)
  const fetch = (range?: string, method = 'GET') =>
    world.simulator.fetch(url, { method, headers: range === undefined ? {} : { range } })
  return { ...world, body, url, fetch }
}

describe('a finished file', () => {
  it('is real mp4, as long as the result says, and needs no key', async () => {
    const { fetch, body } = await finishedClip()
    const response = await fetch()
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(response.headers.get('content-type')).toBe('video/mp4')
    expect(response.headers.get('accept-ranges')).toBe('bytes')
    expect(new TextDecoder().decode(bytes.slice(4, 8))).toBe('ftyp')
    expect(body.video).toMatchObject({ file_size: String(bytes.byteLength) })
  })

  it('answers ranges with 206', async () => {
    const { fetch } = await finishedClip()
    const whole = new Uint8Array(await (await fetch()).arrayBuffer())
    for (const [range, start, end] of [
      ['bytes=0-1', 0, 1],
      ['bytes=100-', 100, whole.length - 1],
      ['bytes=-5', whole.length - 5, whole.length - 1],
      ['bytes=10-99999999', 10, whole.length - 1],
    ] as const) {
      const response = await fetch(range)
      expect(response.status).toBe(206)
      expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/${whole.length}`)
      expect(response.headers.get('content-length')).toBe(String(end - start + 1))
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(whole.slice(start, end + 1))
    }
  })

  it.each(['bytes=99999999-', 'bytes=-0'])('answers %s with 416', async (range) => {
    const { fetch } = await finishedClip()
    const response = await fetch(range)
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toMatch(/^bytes \*\/\d+$/)
  })

  it.each(['bytes=5-2', 'bytes=-', 'bytes=0-1,4-5', 'lines=1-2'])('ignores the range %s', async (range) => {
    expect((await (await finishedClip()).fetch(range)).status).toBe(200)
  })

  it('answers HEAD with the same headers and no body', async () => {
    const { fetch } = await finishedClip()
    const response = await fetch(undefined, 'HEAD')
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(10_000)
    expect(await response.text()).toBe('')
    expect((await fetch(undefined, 'POST')).status).toBe(405)
  })

  it('lives seven days and outlives its record', async () => {
    const { fetch, clock } = await finishedClip()
    await clock.advance(7 * 86_400_000 - 1)
    expect((await fetch()).status).toBe(200)
    await clock.advance(1)
    expect((await fetch()).status).toBe(404)
  })

  it('goes missing, or loses its ranges, on demand', async () => {
    const { fetch, simulator } = await finishedClip()
    simulator.next('media-gone')
    simulator.next('no-range')
    expect((await fetch()).status).toBe(404)
    const response = await fetch('bytes=0-1')
    expect([response.status, response.headers.get('accept-ranges')]).toEqual([200, null])
  })

  const picture = { image_url: 'https://example.com/a.png', image_urls: ['https://example.com/a.png'] }
  it.each([
    [{ duration: '3' }, 'kling-o3-text2video', 'clip-16x9-5s-silent.mp4'],
    [{ duration: '8', aspect_ratio: '1:1', generate_audio: true }, 'kling-o3-text2video', 'clip-1x1-10s.mp4'],
    [{ duration: '15' }, 'kling-3-standard-text2video', 'clip-16x9-15s.mp4'],
    [{ duration: 10, aspect_ratio: '9:16' }, 'kling-text2video', 'clip-9x16-10s-silent.mp4'],
    [picture, 'kling-o3-image2video', 'clip-16x9-5s-silent.mp4'],
    [{ ...picture, aspect_ratio: 'auto' }, 'kling-o1', 'picture-16x9.png'],
    [{ ...picture, aspect_ratio: '9:16', output_format: 'jpg' }, 'kling-o1', 'picture-9x16.jpg'],
  ])('of %o by %s is %s', async (input, model, name) => {
    const { url, fetch } = await finishedClip(input, model)
    expect(url.endsWith(`-${name}`)).toBe(true)
    expect((await fetch()).status).toBe(200)
  })
})

describe('sample pictures', () => {
  it('are there', async () => {
    const { simulator } = createTestWorld({ media: fileMediaStore() })
    expect(simulator.samples.length).toBeGreaterThanOrEqual(3)
    for (const url of simulator.samples) {
      const response = await simulator.fetch(url)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    }
  })

  it('are all that the media host has', async () => {
    const { simulator } = createTestWorld({ media: fileMediaStore() })
    for (const path of [
      '',
      'samples/none.jpg',
      'samples/../package.json',
      'generations/x-clip-16x9-5s.mp4',
    ]) {
      expect((await simulator.fetch(`https://images.segmind.com/${path}`)).status).toBe(404)
    }
  })
})
