export interface Topics<Args extends unknown[]> {
  /** Returns the way out. The same function added twice is called twice. */
  add: (topic: string, listener: (...args: Args) => void) => () => void
  tell: (topic: string, ...args: Args) => void
}

/** Those who want to hear of something, by topic. */
export function createTopics<Args extends unknown[] = []>(): Topics<Args> {
  const topics = new Map<string, Set<(...args: Args) => void>>()
  return {
    add(topic, listener) {
      const calls = topics.get(topic) ?? new Set()
      const call = (...args: Args) => listener(...args)
      topics.set(topic, calls.add(call))
      return () => {
        calls.delete(call)
        if (calls.size === 0 && topics.get(topic) === calls) topics.delete(topic)
      }
    },
    tell(topic, ...args) {
      for (const call of Array.from(topics.get(topic) ?? [])) surfacing(() => call(...args))
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
