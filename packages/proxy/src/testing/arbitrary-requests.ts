import * as fc from 'fast-check'

/** The base path is `~`, a job of the caller's `{id}`: an attacker knows both, and a reading too generous would reach it. */
const words = [
  '/ // . .. % %2e %2f %5c \\ ; ? # @ : v1 v2 v2/requests v2/intents /status /close /media /events ~ api kling',
  'kling-o3-text2video get-user-credits http://evil.example aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee {id} {bare}',
].flatMap((line) => line.split(' '))

const piece = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 }))

/** A route of ours with something put into it, or something put in for a part of it. */
const nearMiss = fc
  .tuple(
    fc.constantFrom(
      '~/v2/requests/{id}',
      '~/v2/requests/{id}/status',
      '~/v2/kling-o3-text2video',
      '~/v2/capabilities',
    ),
    fc.nat(40),
    fc.nat(8),
    piece,
  )
  .map(([route, at, length, put]) => route.slice(0, at) + put + route.slice(at + length))

export const path = fc.oneof(
  fc.webPath(),
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 6 }).map((pieces) => `~/${pieces.join('/')}`),
  nearMiss,
)

export const method = fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH')

const headerNames = [
  'host origin sec-fetch-site content-type content-encoding content-length idempotency-key cookie',
  'authorization x-api-key x-forwarded-host x-forwarded-proto forwarded range expect accept via te',
].flatMap((line) => line.split(' '))
const headerName = fc.oneof(fc.constantFrom(...headerNames), fc.stringMatching(/^x-[a-z]{1,12}$/))
const headerValues = [
  'null * cross-site same-origin application/json gzip 100-continue 18',
  'https://app.example https://evil.example evil.example',
].flatMap((line) => line.split(' '))
const headerValue = fc.oneof(fc.constantFrom('', ...headerValues), fc.string({ maxLength: 40 }))

export const headers = fc.array(fc.tuple(headerName, headerValue), { maxLength: 10 })

/** What a model takes, often. */
const input = fc.record(
  {
    prompt: fc.string({ minLength: 1, maxLength: 50, unit: 'binary' }),
    duration: fc.constantFrom('3', '15', 5),
    cfg_scale: fc.double({ min: 0, max: 1.01, noNaN: true }),
    generate_audio: fc.boolean(),
    metadata: fc.jsonValue(),
  },
  { requiredKeys: ['prompt'] },
)

export const body = fc.oneof(
  input.map((value) => JSON.stringify(value)),
  fc.json({ maxDepth: 6 }),
  fc.string({ maxLength: 200 }),
  fc.uint8Array({ maxLength: 200 }),
  fc
    .record({ prompt: fc.string({ maxLength: 50 }), [`__proto__`]: fc.anything() })
    .map((value) => JSON.stringify(value)),
  fc
    .dictionary(
      fc.constantFrom('prompt', 'duration', 'mode', 'cfg_scale', '__proto__', 'metadata'),
      fc.jsonValue(),
    )
    .map((value) => JSON.stringify(value)),
)
