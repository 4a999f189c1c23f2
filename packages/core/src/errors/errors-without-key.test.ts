import { inspect } from 'node:util'
import type { Fault, FaultName } from '@kling-kit/simulator'
import { simulatorApiKey as key } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { createFindKey } from '../../../../scripts/find-key.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

const findKey = createFindKey(key)

/** All that a log could make of an error: message, stack, causes, hidden and own members, to the very end. */
const unfold = (error: unknown) =>
  inspect(error, { depth: Infinity, showHidden: true, maxArrayLength: Infinity, maxStringLength: Infinity })

const names: FaultName[] = [
  ...(['unreachable', 'drop-before', 'drop-after', 'reset', 'truncate', 'redirect'] as const),
  ...(['bad-request', 'unauthorized', 'insufficient-credits', 'spend-limit', 'wrong-content-type'] as const),
  ...(['restricted-model', 'unknown-model', 'retired-model', 'rate-limited', 'server-error'] as const),
  ...(['bad-gateway', 'gateway-timeout', 'wrong-schema', 'empty', 'login-page', 'missing-id'] as const),
  ...(['invalid-id', 'fail', 'expire', 'no-media', 'stuck'] as const),
]
const echo = `Invalid key ${key}`
const faults: (Fault | FaultName)[] = [
  ...names,
  // An upstream that says the key back.
  ...[400, 401, 402, 403, 406, 422, 500].map(
    (status): Fault => ({ type: 'http', status, body: { error: echo } }),
  ),
  { type: 'http', status: 502, body: `<html>x-api-key: ${key}</html>` },
  { type: 'http', on: 'status', status: 422, body: { status: 'FAILED', error: echo } },
  { type: 'fail', message: echo },
  { type: 'error-object', message: echo },
]

describe.each(['proxy', 'segmind'] as const)('what an app catches by way of %s', (via) => {
  it.each(faults.map((fault) => [JSON.stringify(fault), fault] as const))(
    'has no key in it: %s',
    async (_, fault) => {
      const { client, simulator, clock } = createWorld({ via })
      simulator.next(fault)
      const running = settled(client.run(boatModel, boat, { timeoutMs: 600_000 }))
      await clock.advance(700_000)
      expect(running.isSettled).toBe(true)
      expect(findKey(unfold(running.error ?? running.value))).toEqual([])
      expect(findKey(unfold(client.jobs.getSnapshot()))).toEqual([])
      client.dispose()
    },
  )

  it('has no key in it when the input is refused and a wait is given up', async () => {
    const { client, clock } = createWorld({ via })
    const refused = settled(client.submit(boatModel, { prompt: '' }))
    const late = settled(client.run(boatModel, boat, { timeoutMs: 1000 }))
    await clock.advance(2000)
    for (const { error } of [refused, late]) {
      expect(error).toBeInstanceOf(Error)
      expect(findKey(unfold(error))).toEqual([])
    }
  })
})

it('a key in a cause of a cause would be found', () => {
  const cause = Object.defineProperty(new Error('socket'), 'request', {
    value: { headers: new Headers({ 'x-api-key': key }) },
  })
  expect(findKey(unfold(new Error('no answer', { cause: new Error('fetch failed', { cause }) })))).toEqual([
    'plain',
  ])
})
