import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createGuardedWorld } from '../testing/guarded-world.ts'

const words = [
  'id= age= usual= & = {id} {bare} {id}A .. / %2f %00 0 -1 1e9 NaN 150-0.3 9999-1.999 __proto__ q p c qp',
].flatMap((line) => line.split(' '))
const piece = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 }))
const query = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''))
const ownQuery = fc.tuple(query, query).map(([before, after]) => `${before}&id={id}&${after}`)
const lastEventId = fc.oneof(fc.constantFrom('', ...words), fc.string({ maxLength: 20 }))

const numRuns = 2000

it(`${numRuns} questions: each is refused, or answered with a stream of one’s own job`, {
  timeout: 60_000,
}, async () => {
  const world = await createGuardedWorld({ hasFiles: true })
  const property = fc.asyncProperty(fc.oneof(query, ownQuery), lastEventId, async (text, id) => {
    const headers = new Headers()
    try {
      headers.set('last-event-id', world.fill(id))
    } catch {} // not one that could be sent
    const url = `https://app.example/api/kling/v2/events?${world.fill(text)}`
    const response = await world.proxy(new Request(url, { headers }))
    expect([200, 400, 403]).toContain(response.status)
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    const { value } = await reader.read()
    await reader.cancel()
    world.expectNoHarm(new TextDecoder().decode(value) + JSON.stringify([...response.headers]))
  })
  await fc.assert(property, { numRuns, seed: 20_261_121 })
  await world.clock.advance(0)
  expect(world.clock.timerCount).toBe(0)
  expect(world.callCount()).toBeLessThan(numRuns)
})
