import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createVirtualClock } from '@kling-kit/simulator'
import { expect, it } from 'vitest'
import { createExpiringMap } from './expiring-map.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function setUp<Value = string>() {
  const clock = createVirtualClock()
  return { clock, map: createExpiringMap<Value>(clock) }
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

it('lets go of what has ended as new entries come, though nobody asks for it again', async () => {
  const { clock, map } = setUp<object>()
  const keep = (key: string) => {
    const value = { key }
    map.set(key, value, 1000)
    return new WeakRef(value)
  }
  const early = ['a', 'b', 'c'].map(keep)
  for (const key of ['d', 'e', 'f']) {
    await clock.advance(500)
    keep(key)
  }
  collectGarbage()
  expect(early.map((value) => value.deref())).toEqual([undefined, undefined, undefined])
  expect(map.get('f')).toEqual({ key: 'f' })
})
