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

const never = Number.POSITIVE_INFINITY

/** Those who wait, the earliest first: a binary heap in which each knows its place, so that it can move from there. */
export function createDueQueue<Waiting extends Due>(): DueQueue<Waiting> {
  const heap: Waiting[] = []
  const isIn = (one: Waiting) => heap[one.place] === one
  const timeOf = (place: number, ifNobody: number) => heap[place]?.dueAt ?? ifNobody

  const put = (one: Waiting, start: number) => {
    let place = start
    const swapWith = (next: number) => {
      const other = heap[next] as Waiting
      heap[place] = other
      other.place = place
      place = next
    }
    for (let up = parentOf(place); timeOf(up, -never) > one.dueAt; up = parentOf(place)) swapWith(up)
    for (let down = earlierChild(place); timeOf(down, never) < one.dueAt; down = earlierChild(place))
      swapWith(down)
    heap[place] = one
    one.place = place
  }
  const parentOf = (place: number) => (place - 1) >> 1
  const earlierChild = (place: number) => {
    const left = 2 * place + 1
    return timeOf(left + 1, never) < timeOf(left, never) ? left + 1 : left
  }

  return {
    first: () => heap[0],
    set(one, dueAt) {
      one.dueAt = dueAt
      put(one, isIn(one) ? one.place : heap.length)
    },
    remove(one) {
      if (!isIn(one)) return
      const last = heap.pop() as Waiting
      if (last !== one) put(last, one.place)
    },
  }
}
