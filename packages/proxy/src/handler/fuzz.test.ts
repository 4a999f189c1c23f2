import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createGuardedWorld } from '../testing/guarded-world.ts'
import { readReply } from '../testing/create-world.ts'

const numRuns = 2000

// Words that mean something to some parser, in any order.
const piece = fc.oneof(
  fc.constantFrom(
    ...'/ // . .. % %2e %2f %5c \\ ; ? # @ : v1 v2 v2/requests v2/intents /status /close api kling'.split(
      ' ',
    ),
    ...'kling-o3-text2video get-user-credits http://evil.example aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'.split(
      ' ',
    ),
  ),
  fc.string({ maxLength: 6 }),
)
const path = fc.oneof(
  fc.webPath(),
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 6 }).map((pieces) => `/api/kling/${pieces.join('/')}`),
)
const method = fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH')

it(`${numRuns} paths: none reaches what is not one of three routes`, async () => {
  const world = await createGuardedWorld(undefined, { limits: { submitsPerMinute: 1e9 } })
  await fc.assert(
    fc.asyncProperty(path, method, async (text, verb) => {
      const url = `https://app.example/${text.replace(/^\//, '')}`
      if (!URL.canParse(url)) return
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'intent-of-mine' }
      const before = world.callCount()
      const reply = await readReply(await world.proxy(new Request(url, { method: verb, headers })))
      expect(reply.status).toBeGreaterThanOrEqual(
        verb === 'OPTIONS' || url.endsWith('/v2/capabilities') ? 200 : 400,
      )
      expect(world.callCount()).toBe(before)
      world.events.length = 0
      world.expectNoHarm(reply.text)
    }),
    { numRuns },
  )
})

const headerName = fc.oneof(
  fc.constantFrom(
    ...'host origin sec-fetch-site content-type content-encoding content-length idempotency-key cookie'.split(
      ' ',
    ),
    ...'authorization x-api-key x-forwarded-host x-forwarded-proto forwarded range expect accept via te'.split(
      ' ',
    ),
  ),
  fc.stringMatching(/^x-[a-z]{1,12}$/),
)
const headerValue = fc.oneof(
  fc.constantFrom(
    '',
    'null',
    '*',
    'https://app.example',
    'cross-site',
    'same-origin',
    'application/json',
    'gzip',
  ),
  fc.string({ maxLength: 40 }),
)

it(`${numRuns} sets of headers: none changes what is asked upstream`, async () => {
  const world = await createGuardedWorld(undefined, { limits: { submitsPerMinute: 1e9 } })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(headerName, headerValue), { maxLength: 10 }), async (pairs) => {
      const headers = new Headers()
      for (const [name, value] of pairs) {
        try {
          headers.append(name, value)
        } catch {} // not one that could be sent
      }
      const url = `https://app.example${world.fill('~/v2/requests/{id}/status')}`
      const reply = await readReply(await world.proxy(new Request(url, { headers })))
      expect([200, 403]).toContain(reply.status)
      world.events.length = 0
      world.expectNoHarm(reply.text + JSON.stringify([...reply.headers]))
    }),
    { numRuns },
  )
})

const body = fc.oneof(
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

it(`${numRuns} bodies: each is refused before anything is sent, or sent as the model takes it`, async () => {
  const world = await createGuardedWorld(undefined, { limits: { submitsPerMinute: 1e9 } })
  let count = 0
  await fc.assert(
    fc.asyncProperty(body, async (content) => {
      const before = world.simulator.submissions.length
      const reply = await readReply(
        await world.proxy(
          new Request('https://app.example/api/kling/v2/kling-o3-text2video', {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': `intent-fuzz-${count++}` },
            body: content as BodyInit,
          }),
        ),
      )
      expect([200, 400]).toContain(reply.status)
      expect(world.simulator.submissions.length).toBe(before + (reply.status === 200 ? 1 : 0))
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
      world.events.length = 0
      world.expectNoHarm(reply.text)
    }),
    { numRuns },
  )
})
