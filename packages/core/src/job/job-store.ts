import { QueryCache, type Query, type QueryClient } from '@tanstack/query-core'
import type { Job } from './job.ts'
import { createTopics } from '../client/topics.ts'

export interface JobStore {
  get: (requestId: string) => Job | undefined
  /** Everything in the store, in the order it came in. */
  all: () => Job[]
  /** Tells the subscribers, unless it is the job that was there. */
  set: (job: Job) => void
  remove: (requestId: string) => void
  subscribe: (requestId: string, listener: () => void) => () => void
  /** Told of every change of any job. */
  subscribeAll: (listener: () => void) => () => void
  /** Tells those who hear of every change only once for all that `change` does. */
  batch: (change: () => void) => void
  /**
   * Makes of `ask` a question that is asked once at a time: while one about the job is under way, the next caller joins it.
   * Never rejects.
   */
  joining: (ask: AskAbout) => (requestId: string) => Promise<void>
  /** Aborts the questions that are under way. */
  stop: () => void
}

type AskAbout = (requestId: string, call: AbortController) => Promise<void>

/** What a question is aborted with once nobody waits for its answer. */
export const unwanted = new Error('Nobody waits for this answer any more.')

const everyone = ''
const options = {
  retry: false,
  gcTime: Number.POSITIVE_INFINITY,
  networkMode: 'always' as const,
  // What comes from outside is not walked and merged: an own `__proto__` would become an inherited one.
  structuralSharing: false,
}

const none = Object.freeze({})

/**
 * The jobs of one client, in a QueryCache of its own: it holds them and joins questions; when to ask is the poller's
 * matter. Not shared with the app's: its `clear()`, `retry` or persister could hurt a paid job.
 */
export function createJobStore(): JobStore {
  const cache = new QueryCache()
  // All that a cache asks of its QueryClient. The rest of one, mutations and defaults by key, is 2 kB that nobody would use.
  const client = {
    getQueryCache: () => cache,
    getQueryDefaults: () => none,
    defaultQueryOptions: (given: object) => given,
  } as unknown as QueryClient
  const calls = new Map<Query<Job>, AbortController>()
  const listeners = createTopics()
  let isBatch = false
  const find = (requestId: string) => cache.get<Job>(requestId)
  const queryOf = (requestId: string) =>
    find(requestId) ??
    cache.build<Job, Error, Job>(client, { ...options, queryKey: [requestId], queryHash: requestId })
  const get = (requestId: string) => find(requestId)?.state.data
  const callOff = (query: Query<Job>) => {
    calls.get(query)?.abort(unwanted)
    calls.delete(query)
    void query.cancel({ silent: true })
  }
  const tell = (requestId: string) => {
    listeners.tell(requestId)
    if (!isBatch) listeners.tell(everyone)
  }

  return {
    get,
    all: () => cache.getAll().flatMap(({ queryHash }) => get(queryHash) ?? []),
    set(job) {
      if (get(job.requestId) === job) return
      queryOf(job.requestId).setData(job, { manual: true })
      tell(job.requestId)
    },
    remove(requestId) {
      const query = find(requestId)
      if (!query) return
      callOff(query)
      cache.remove(query)
      tell(requestId)
    },
    subscribe: listeners.add,
    subscribeAll: (listener) => listeners.add(everyone, listener),
    batch(change) {
      isBatch = true
      change()
      isBatch = false
      listeners.tell(everyone)
    },
    joining: (ask) => async (requestId) => {
      const query = queryOf(requestId)
      // Rejects only when it was called off: what went wrong with the question is part of the answer.
      const fetch = (initialPromise?: Promise<Job>) =>
        query.fetch(undefined, { initialPromise }).catch(() => {})
      if (calls.has(query)) return void (await fetch())
      const call = new AbortController()
      calls.set(query, call)
      // Not as the cache's queryFn: that brings a second signal along, and leaves behind two kilobytes for each question.
      await fetch(ask(requestId, call).then(() => get(requestId) as Job))
      if (calls.get(query) === call) calls.delete(query)
    },
    stop() {
      for (const query of Array.from(calls.keys())) callOff(query)
    },
  }
}
