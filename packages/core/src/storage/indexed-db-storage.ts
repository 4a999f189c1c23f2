import type { Storage } from './storage.ts'

export interface IndexedDbStorageOptions {
  /** The name of the database. Tabs that share it share their records. */
  name?: string
}

/**
 * Keeps records in this browser, shared by all of its tabs. Nothing is opened, and no code for it fetched, before it is used.
 * Rejects where the browser blocks it or has no room; the client then goes on in memory.
 */
export function indexedDbStorage({ name = 'kling-kit' }: IndexedDbStorageOptions = {}): Storage {
  let opening: Promise<Storage> | undefined
  const opened = () => {
    // The getter itself throws where a page may not store. Looked at first: no code is fetched for nothing.
    if (!globalThis.indexedDB) throw new Error('This browser has no IndexedDB.')
    opening ??= import('./open-database.ts').then(({ openDatabase }) =>
      openDatabase(name, () => {
        opening = undefined
      }),
    )
    // Blocked now need not be blocked later.
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }
  return {
    list: async (...args) => (await opened()).list(...args),
    add: async (...args) => (await opened()).add(...args),
    put: async (...args) => (await opened()).put(...args),
    delete: async (...args) => (await opened()).delete(...args),
    clear: async (...args) => (await opened()).clear(...args),
  }
}
