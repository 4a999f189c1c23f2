import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { CallOptions } from '../testing/call.ts'
import { base, type Mount } from '../testing/mount.ts'

const target = `${base}/uploads`
const picture = readFileSync(new URL('../../../../packages/simulator/media/sample-boat.jpg', import.meta.url))
/** The most that the proxy takes of one picture. */
const mostBytes = 10 * 2 ** 20

/** One picture goes through, and nothing else does. */
export function uploading({ ask, world }: Mount): void {
  const upload = (options: Partial<CallOptions>) =>
    ask({
      method: 'POST',
      target,
      headers: { 'content-type': 'image/jpeg', ...options.headers },
      body: options.body,
    })
  const countUploads = () => world().simulator.calls.filter(({ path }) => path === '/upload-asset').length

  it.each([
    ['whole', picture],
    [
      'in pieces, without a length',
      [picture.subarray(0, 1), picture.subarray(1, 9000), picture.subarray(9000)],
    ],
  ] as const)('a picture sent %s stands at the address that is answered', async (_, body) => {
    const { status, body: answer } = await upload({ body })
    expect({ status, answer }).toEqual({
      status: 200,
      answer: { url: expect.stringMatching(/\/assets\/[\w-]+\.jpg$/) },
    })
    const stored = await fetch(String(answer.url))
    expect(Buffer.from(await stored.arrayBuffer()).equals(picture)).toBe(true)
  })

  const refusals: [string, Partial<CallOptions>, number, string][] = [
    ['nobody', { headers: { cookie: undefined } }, 401, 'unauthorized'],
    ['another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403, 'cross-site'],
    [
      'a form with a file in it',
      { headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      415,
      'unsupported-media-type',
    ],
    ['a text', { headers: { 'content-type': 'text/plain' } }, 415, 'unsupported-media-type'],
    ['a GIF that is called a JPEG', { body: 'GIF89a, or so it begins' }, 415, 'unsupported-media-type'],
    ['nothing', { body: '' }, 415, 'unsupported-media-type'],
    ['half a picture', { body: picture.subarray(0, 4000) }, 400, 'invalid-input'],
  ]
  it.each(refusals)('of %s is refused and not sent', async (_, options, status, code) => {
    const before = countUploads()
    expect(await upload({ body: picture, ...options })).toMatchObject({
      status,
      body: { code, billed: 'no' },
    })
    expect(countUploads()).toBe(before)
  })

  it.each([
    ['by its length', new Uint8Array(mostBytes + 1)],
    ['without one', Array.from({ length: 12 }, () => new Uint8Array(2 ** 20))],
  ])('of one too large is refused %s and not sent, or its connection ends', async (_, body) => {
    const before = countUploads()
    const outcome = await upload({ body }).then(
      ({ status }) => status,
      ({ code }: NodeJS.ErrnoException) => code,
    )
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(outcome)
    expect(countUploads()).toBe(before)
    expect((await ask({ target: `${base}/capabilities` })).status).toBe(200)
  })
}
