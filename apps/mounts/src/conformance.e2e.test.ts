import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connections } from './conformance/connections.ts'
import { events } from './conformance/events.ts'
import { forwarding } from './conformance/forwarding.ts'
import { headers } from './conformance/headers.ts'
import { paths } from './conformance/paths.ts'
import { refusal } from './conformance/refusal.ts'
import { streaming } from './conformance/streaming.ts'
import { uploading } from './conformance/uploading.ts'
import { nextSessions } from './sessions/next-sessions.ts'
import { expectOnlySanctionedCalls } from './testing/judge.ts'
import { mountOf } from './testing/mount.ts'
import { hostNames } from './testing/start-host.ts'
import { startWorld, type World } from './testing/start-world.ts'

const chapters = { forwarding, refusal, connections, paths, headers, streaming, events, uploading }

let world: World
beforeAll(async () => void (world = await startWorld()))
afterEach(() => {
  world.simulator.clearFaults()
  expectOnlySanctionedCalls(world.simulator)
})
afterAll(() => world?.[Symbol.asyncDispose]())

describe.each(hostNames)('the recipe for %s', (name) => {
  const mount = mountOf(name, () => world)
  describe.each(Object.entries(chapters))('%s', (_, chapter) => {
    chapter(mount)
  })

  it('says nothing of the key', () => expect(world.hosts[name].said()).not.toContain(world.simulator.apiKey))
})

describe('people who signed in', () => {
  nextSessions(() => world)
})
