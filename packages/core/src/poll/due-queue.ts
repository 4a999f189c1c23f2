/** What can wait in a `DueQueue`, in one at a time. Both figures are the queue's. */
export interface Due {
  dueAt: number
  place: number
}

export interface DueQueue<Waiting extends Due> {
  /** The one that is due before all others. */
  first: () => Waiting | undefined
  /** Puts it in, or moves it. */
  set: (one: Waiting, dueAt: number) => void
  remove: (one: Waiting) => void
}

/** Those who wait, the earliest first: a binary heap in which each knows its place, so that it can move from there. */
export function createDueQueue<Waiting extends Due>(): DueQueue<Waiting> {
  const heap: Waiting[] = []
  const isIn = (one: Waiting) => heap[one.place] === one
  const put = (one: Waiting, place: number) => {
    heap[place] = one
    one.place = place
  }
  /** The place is free; whoever is later moves down into it. */
  const rise = (one: Waiting, from: number) => {
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 1
      const above = heap[parent] as Waiting
      if (above.dueAt <= one.dueAt) break
      put(above, place)
      place = parent
    }
    return place
  }
  /** The place is free; whoever is earlier moves up into it. */
  const sink = (one: Waiting, from: number) => {
    let place = from
    while (2 * place + 1 < heap.length) {
      const left = heap[2 * place + 1] as Waiting
      const right = heap[2 * place + 2] ?? left
      const below = right.dueAt < left.dueAt ? right : left
      if (below.dueAt >= one.dueAt) break
      const child = below.place
      put(below, place)
      place = child
    }
    return place
  }
  const settle = (one: Waiting, place: number) => put(one, sink(one, rise(one, place)))

  return {
    first: () => heap[0],
    set(one, dueAt) {
      one.dueAt = dueAt
      settle(one, isIn(one) ? one.place : heap.length)
    },
    remove(one) {
      if (!isIn(one)) return
      const last = heap.pop() as Waiting
      if (last !== one) settle(last, one.place)
    },
  }
}
