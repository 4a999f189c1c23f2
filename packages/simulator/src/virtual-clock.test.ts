import { expect, it } from 'vitest'
import { createVirtualClock } from './virtual-clock.ts'

it('runs timers in the order they fall due, each at its own time, with promises settled between', async () => {
  const clock = createVirtualClock(1_000)
  const seen: string[] = []
  clock.setTimeout(() => seen.push(`late ${clock.now()}`), 200)
  const early = async () => {
    seen.push(`early ${clock.now()}`)
    await new Response('x').text()
    clock.setTimeout(() => seen.push(`nested ${clock.now()}`), 50)
  }
  clock.setTimeout(() => void early(), 100)
  await clock.advance(250)
  expect(seen).toEqual(['early 1100', 'nested 1150', 'late 1200'])
  expect([clock.now(), clock.monotonic(), clock.timerCount]).toEqual([1_250, 250, 0])
})

it('keeps cleared timers from running', async () => {
  const clock = createVirtualClock()
  clock.clearTimeout(clock.setTimeout(() => expect.unreachable(), 10))
  await clock.advance(100)
})

it('moves the wall clock alone', async () => {
  const clock = createVirtualClock(0)
  clock.setTimeout(() => expect.unreachable(), 10)
  clock.set(86_400_000)
  expect([clock.now(), clock.monotonic()]).toEqual([86_400_000, 0])
  await clock.advance(5)
  expect(clock.now()).toBe(86_400_005)
})

it('fires a delay beyond 31 bits at once, as real timers do', async () => {
  const clock = createVirtualClock()
  let fired = false
  clock.setTimeout(() => (fired = true), 99_999_999_000)
  await clock.advance(1)
  expect(fired).toBe(true)
})
