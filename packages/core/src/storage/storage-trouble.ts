import { createTopics } from '../client/topics.ts'

/**
 * Why this browser cannot remember jobs now: nothing can be written (`blocked`), or there is no room (`full`).
 * What is under way goes on; a request id is worth copying.
 */
export type StorageTrouble = 'blocked' | 'full'

/** Undefined while everything that should be kept is kept. */
export interface StorageTroubleView {
  getSnapshot: () => StorageTrouble | undefined
  getServerSnapshot: () => StorageTrouble | undefined
  subscribe: (listener: () => void) => () => void
}

export function createStorageTrouble(known?: StorageTrouble) {
  const listeners = createTopics()
  let trouble = known
  const view: StorageTroubleView = {
    getSnapshot: () => trouble,
    getServerSnapshot: () => undefined,
    subscribe: (listener) => listeners.add('', listener),
  }
  return {
    view,
    set(next: StorageTrouble | undefined) {
      if (next === trouble) return
      trouble = next
      listeners.tell('')
    },
  }
}

export const troubleOf = (error: unknown): StorageTrouble =>
  (error as Error | undefined)?.name === 'QuotaExceededError' ? 'full' : 'blocked'
