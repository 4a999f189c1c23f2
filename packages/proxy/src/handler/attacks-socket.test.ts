import { describe, expect, it } from 'vitest'
import { attacks } from '../testing/attacks/index.ts'
import { rawRequests } from '../testing/attacks/raw-requests.ts'
import { createGuardedWorld, headersOf } from '../testing/guarded-world.ts'
import { createDecoy, exchangeRaw, parseRaw, portOf, rawRequest, serve } from '../testing/raw-socket.ts'
import { toNodeListener } from '../node/to-node-listener.ts'

const rows = [...new Set(attacks.map(({ row }) => row))]

describe.each(rows)('%s over a socket', (row) => {
  const own = attacks.filter((attack) => attack.row === row && attack.only !== 'handler')
  it.each(own.map((attack) => [attack.name.slice(0, 120), attack] as const))('%s', async (_, attack) => {
    const world = await createGuardedWorld(attack)
    const port = portOf(await serve(toNodeListener(world.proxy)))
    const decoy = await createDecoy()
    const method = attack.method ?? 'POST'
    const headers = Object.fromEntries(
      Object.entries(headersOf(attack)).map(([name, value]) => [name, world.fill(value, decoy.host)]),
    )
    const path = world.fill(attack.path ?? '~/v2/kling-o3-text2video', decoy.host)
    const body = method === 'POST' ? (attack.body ?? '{"prompt":"a boat"}') : undefined
    const answers = await Promise.all(
      Array.from({ length: attack.copies ?? 1 }, () =>
        exchangeRaw(port, rawRequest(method, path, headers, body)),
      ),
    )
    for (const answer of answers) {
      const { status, head } = parseRaw(answer)
      expect([attack.status, 400, 431].flat()).toContain(status)
      expect(head).not.toMatch(/^(set-cookie|access-control-[\w-]+|location|refresh|link):/im)
      world.expectNoHarm(answer)
    }
    expect(world.callCount()).toBeLessThanOrEqual(attack.upstream ?? 0)
    expect(decoy.hits()).toBe(0)
  })
})

describe('P14: bytes that no library would send', () => {
  it.each(rawRequests.map(({ name, text }) => [name, text] as const))('%s', async (_, text) => {
    const world = await createGuardedWorld()
    const port = portOf(await serve(toNodeListener(world.proxy)))
    const answer = await exchangeRaw(port, Buffer.from(text, 'latin1'), 400)
    expect(answer).not.toMatch(/^HTTP\/1\.1 (2|3|101|5)/)
    world.expectNoHarm(answer)
    expect(world.callCount()).toBe(0)
    const alive = await exchangeRaw(port, rawRequest('GET', '/api/kling/v2/capabilities', {}))
    expect(parseRaw(alive).status).toBe(200)
  })
})
