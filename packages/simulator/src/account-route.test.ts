import { describe, expect, it } from 'vitest'
import { createTestWorld, headers } from './testing/create-test-world.ts'

describe('uploads (§6)', () => {
  it('answer with one address for each picture, in order, and keep the bytes', async () => {
    const { simulator } = createTestWorld()
    const response = await simulator.fetch('https://workflows-api.segmind.com/upload-asset', {
      method: 'POST',
      headers,
      body: JSON.stringify({ data_urls: ['data:image/png;base64,AQID', 'data:image/jpeg;base64,BA=='] }),
    })
    const { file_urls: urls } = (await response.json()) as { file_urls: string[] }
    expect(urls).toHaveLength(2)
    const first = await simulator.fetch(urls[0]!)
    expect(first.headers.get('content-type')).toBe('image/png')
    expect([...new Uint8Array(await first.arrayBuffer())]).toEqual([1, 2, 3])
    expect(urls[1]).toMatch(/^https:\/\/images\.segmind\.com\/assets\/.*\.jpg$/)
  })

  it('refuse what is no data URL', async () => {
    const { call } = createTestWorld()
    for (const upload of ['{', '{}', '{"data_urls":["https://example.com/a.png"]}']) {
      expect((await call('/upload-asset', { method: 'POST', body: upload })).status).toBe(400)
    }
  })
})
