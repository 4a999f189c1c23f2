import { expect, it } from 'vitest'
import { createDueQueue, type Due } from './due-queue.ts'

const waiting = (): Due => ({ dueAt: 0, place: -1 })

/** Takes out all, the earliest first. */
function drain(queue: ReturnType<typeof createDueQueue<Due>>): number[] {
  const times: number[] = []
  for (let one = queue.first(); one; one = queue.first()) {
    times.push(one.dueAt)
    queue.remove(one)
  }
  return times
}

it('gives out the earliest first, whatever came in, moved and left in between', () => {
  const queue = createDueQueue<Due>()
  const all = Array.from({ length: 200 }, waiting)
  const inside = new Set<Due>()
  let seed = 1
  const draw = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  for (let step = 0; step < 5000; step++) {
    const one = all[draw(all.length)] as Due
    if (draw(3) === 0) {
      queue.remove(one)
      inside.delete(one)
    } else {
      queue.set(one, draw(1000))
      inside.add(one)
    }
    const earliest = Math.min(...Array.from(inside, ({ dueAt }) => dueAt))
    expect(queue.first()?.dueAt ?? Number.POSITIVE_INFINITY).toBe(earliest)
  }
  const times = Array.from(inside, ({ dueAt }) => dueAt).toSorted((one, other) => one - other)
  expect(drain(queue)).toEqual(times)
  expect(times.length).toBeGreaterThan(100)
})

it('leaves alone who waits in another queue', () => {
  const [one, other] = [waiting(), waiting()]
  const [mine, theirs] = [createDueQueue<Due>(), createDueQueue<Due>()]
  mine.set(one, 1)
  theirs.set(other, 2)
  theirs.remove(one)
  expect([mine.first(), theirs.first()]).toEqual([one, other])
})
