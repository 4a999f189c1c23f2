export interface Topics<Args extends unknown[]> {
  /** Returns the way out. The same function added twice is called twice. */
  add: (topic: string, listener: (...args: Args) => void) => () => void
  tell: (topic: string, ...args: Args) => void
}

/** Those who want to hear of something, by topic. */
export function createTopics<Args extends unknown[] = []>(): Topics<Args> {
  // Made anew by each change, so that who comes or leaves while they are told disturbs nothing.
  const topics = new Map<string, readonly ((...args: Args) => void)[]>()
  const listenersOf = (topic: string) => topics.get(topic) ?? []
  return {
    add(topic, listener) {
      topics.set(topic, [...listenersOf(topic), listener])
      let isIn = true
      return () => {
        if (!isIn) return
        isIn = false
        const left = listenersOf(topic).toSpliced(listenersOf(topic).indexOf(listener), 1)
        if (left.length > 0) topics.set(topic, left)
        else topics.delete(topic)
      }
    },
    tell(topic, ...args) {
      for (const call of listenersOf(topic)) surfacing(() => call(...args))
    },
  }
}

/** Runs code of the app's. What it throws surfaces as an uncaught error, and undoes nothing of what is being done here. */
export function surfacing(call: () => void): void {
  try {
    call()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
