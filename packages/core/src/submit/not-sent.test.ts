import { expect, it } from 'vitest'
import { proxyTransport } from '../transport/proxy-transport.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

it('what could not be sent is asked of nobody, and the same intent can be sent a while later', async () => {
  const world = createWorld()
  let token: string | undefined
  const headers = () => {
    if (!token) throw new Error('The session could not be refreshed.')
    return { authorization: token }
  }
  const baseUrl = 'https://app.example/api/kling'
  const transport = proxyTransport({ baseUrl, fetch: world.network.fetch, headers })
  const draft = world.openTab({ transport }).client.draft('main')
  draft.edit(boatModel, boat)
  settled(draft.press())
  await world.clock.advance(0)
  token = 'fresh'
  expect(draft.getSnapshot().submission).toMatchObject({
    state: 'refused',
    error: { code: 'not-sent', billed: 'no' },
  })
  await world.clock.advance(60_000)
  expect(world.network.requests).toEqual([])
  expect(draft.getSnapshot().submission).toMatchObject({ state: 'refused', error: { code: 'not-sent' } })
  settled(draft.press())
  await world.clock.advance(1000)
  expect(draft.getSnapshot().submission).toMatchObject({ state: 'accepted' })
  expect(world.simulator.ledger).toHaveLength(1)
})
