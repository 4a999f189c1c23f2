import { createVirtualClock } from '@kling-kit/simulator'
import { expect, it } from 'vitest'
import { createExpiringMap } from './expiring-map.ts'

function setUp() {
  const clock = createVirtualClock()
  return { clock, map: createExpiringMap<string>(clock) }
}

it('keeps an entry until its time has passed, and no longer', async () => {
  const { clock, map } = setUp()
  map.set('a', 'boat', 1000)
  await clock.advance(999)
  expect([map.get('a'), map.size]).toEqual(['boat', 1])
  await clock.advance(1)
  expect([map.get('a'), map.size]).toEqual([undefined, 0])
})

it('knows at once what is deleted no more', () => {
  const { map } = setUp()
  map.set('a', 'boat', 1000)
  map.delete('a')
  expect([map.get('a'), map.size]).toEqual([undefined, 0])
})

it('gives an entry that is set again its whole time anew, and keeps none of those that end before it', async () => {
  const { clock, map } = setUp()
  map.set('a', 'boat', 1000)
  map.set('b', 'ship', 1000)
  await clock.advance(600)
  map.set('a', 'raft', 1000)
  await clock.advance(600)
  expect([map.get('a'), map.get('b'), map.size]).toEqual(['raft', undefined, 1])
})
