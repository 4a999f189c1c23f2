import { createVirtualClock } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import { memoryStore } from './memory-store.ts'
import type { IntentRecord } from './store.ts'

const sending = (claimId: string): IntentRecord => ({
  state: 'sending',
  claimId,
  claimedAt: 0,
  deadlineAt: 1,
  fingerprint: 'f',
  modelId: 'kling-o1',
})
const accepted = (claimId: string): IntentRecord =>
  ({ ...(sending(claimId) as object), state: 'accepted', requestId: 'r' }) as IntentRecord

describe('memoryStore', () => {
  it('gives a key to the first who claims it', async () => {
    const store = memoryStore()
    const claims = await Promise.all(['a', 'b', 'c'].map((id) => store.claim('key', sending(id), 1000)))
    expect(claims).toEqual([null, sending('a'), sending('a')])
  })

  it('settles and releases only what the same claim holds', async () => {
    const store = memoryStore()
    await store.claim('key', sending('a'), 1000)
    await store.settle('key', accepted('b'))
    await store.release('key', 'b')
    expect(await store.read('key')).toEqual(sending('a'))
    await store.settle('key', accepted('a'))
    await store.settle('key', { ...sending('a'), state: 'unknown' } as IntentRecord)
    await store.release('key', 'a')
    expect(await store.read('key')).toEqual(accepted('a'))
  })

  it('forgets when the time is over, and not when somebody sets the clock', async () => {
    const clock = createVirtualClock()
    const store = memoryStore({ clock })
    await store.claim('key', sending('a'), 1000)
    clock.set(clock.now() + 366 * 86_400_000)
    expect(await store.read('key')).not.toBeNull()
    await clock.advance(1000)
    expect(await store.read('key')).toBeNull()
    expect(await store.claim('key', sending('b'), 1000)).toBeNull()
  })

  it('settles and releases without complaint what it has forgotten', async () => {
    const store = memoryStore()
    await store.settle('key', accepted('a'))
    await store.release('key', 'a')
    expect(await store.read('key')).toBeNull()
  })

  it('refuses new intents rather than forget old ones', async () => {
    const clock = createVirtualClock()
    const store = memoryStore({ maxIntents: 2, clock })
    await store.claim('1', sending('a'), 1000)
    await store.claim('2', sending('a'), 1000)
    await expect(store.claim('3', sending('a'), 1000)).rejects.toThrow('as many intents as it may')
    expect(await store.claim('1', sending('b'), 1000)).toEqual(sending('a'))
    await clock.advance(1000)
    expect(await store.claim('3', sending('a'), 1000)).toBeNull()
  })

  it('keeps closed intents apart, and no more of them', async () => {
    const closed: IntentRecord = { state: 'closed', claimId: 'c', claimedAt: 0 }
    const store = memoryStore({ maxIntents: 2 })
    await store.claim('1', closed, 1000)
    await store.claim('2', closed, 1000)
    await expect(store.claim('3', closed, 1000)).rejects.toThrow('as many intents as it may')
    expect(await store.claim('1', sending('a'), 1000)).toEqual(closed)
    expect(await store.claim('4', sending('a'), 1000)).toBeNull()
    expect(await store.claim('5', sending('a'), 1000)).toBeNull()
    expect(await store.read('2')).toEqual(closed)
  })

  it('takes nothing more once it is full of intents, so that its health is told', async () => {
    const store = memoryStore({ maxIntents: 1 })
    await store.claim('1', sending('a'), 1000)
    await expect(store.claim('2', { state: 'closed', claimId: 'c', claimedAt: 0 }, 1000)).rejects.toThrow(
      'as many',
    )
  })
})
