import type { Clock } from '../time/clock.ts'
import type { CrossTab } from '../tabs/cross-tab.ts'
import { memoryStorage, type Storage } from '../storage/storage.ts'
import { createTestHost } from './test-host.ts'

export type StorageFault = 'pass' | 'reject' | 'quota' | 'hang'

/**
 * What the tabs of one origin share: records, locks and channels. It outlives every tab. With a `lag`, each write, read
 * and message takes that long: what was asked of one store, or said by one tab to another, still comes in order.
 */
export function createBrowser(lag?: () => Promise<void>) {
  const records = memoryStorage()
  const locks = new Set<string>()
  const channels = new Map<string, Set<(message: unknown) => void>>()
  const state: { storage: StorageFault } = { storage: 'pass' }

  let turn = Promise.resolve()
  const through = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    // As IndexedDB: never in the same breath, and what is kept is a copy.
    await Promise.resolve()
    if (state.storage === 'reject') throw new DOMException('blocked', 'SecurityError')
    if (state.storage === 'quota') throw new DOMException('full', 'QuotaExceededError')
    if (state.storage === 'hang') return new Promise(() => {})
    if (lag) await (turn = turn.then(lag))
    return structuredClone(await work())
  }
  const storage: Storage = {
    list: (...args) => through(() => records.list(...args)),
    add: (owner, record) => through(() => records.add(owner, structuredClone(record))),
    put: (owner, record) => through(() => records.put(owner, structuredClone(record))),
    delete: (...args) => through(() => records.delete(...args)),
    clear: (...args) => through(() => records.clear(...args)),
  }

  /** One tab: `close` is a tab that was closed or killed, from one moment to the next. */
  const openTab = () => {
    const host = createTestHost()
    const held = new Set<() => void>()
    let isClosed = false
    const closed = new AbortController()
    let isFrozen = false
    const waiting: (() => void)[] = []
    const timers = new Map<unknown, () => void>()
    const alive = <Value>(work: () => Promise<Value>): Promise<Value> =>
      isClosed
        ? new Promise(() => {})
        : work().then(
            (value) => (isClosed ? new Promise(() => {}) : value),
            (error: unknown) => (isClosed ? new Promise(() => {}) : Promise.reject(error)),
          )
    const crossTab: CrossTab = {
      tryLock: (name) =>
        alive(async () => {
          if (locks.has(name)) return undefined
          locks.add(name)
          const letGo = () => {
            if (held.delete(letGo)) locks.delete(name)
          }
          held.add(letGo)
          return letGo
        }),
      join(name, onMessage) {
        const members = channels.get(name) ?? new Set()
        channels.set(name, members)
        const member = (message: unknown) => {
          if (isFrozen) waiting.push(() => member(message))
          else if (!isClosed) onMessage(message)
        }
        const close = () => {
          members.delete(member)
          held.delete(close)
        }
        members.add(member)
        held.add(close)
        const lines = new Map<typeof member, Promise<void>>()
        const send = (other: typeof member, copy: unknown) => {
          if (!lag) return queueMicrotask(() => other(copy))
          const arrival = (lines.get(other) ?? Promise.resolve()).then(lag)
          lines.set(other, arrival)
          void arrival.then(() => other(copy))
        }
        return {
          post(message) {
            if (isClosed) return
            const copy: unknown = structuredClone(message)
            for (const other of members) if (other !== member) send(other, copy)
          },
          close,
        }
      },
    }
    const mine: Storage = {
      list: (...args) => alive(() => storage.list(...args)),
      add: (...args) => alive(() => storage.add(...args)),
      put: (...args) => alive(() => storage.put(...args)),
      delete: (...args) => alive(() => storage.delete(...args)),
      clear: (...args) => alive(() => storage.clear(...args)),
    }
    return {
      host,
      crossTab,
      storage: mine,
      /** The way to the network dies with the tab; what it has sent does not. */
      fetch:
        (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
        (input, init) => {
          const signal = AbortSignal.any([closed.signal, init?.signal ?? closed.signal])
          return alive(() => fetch(input, { ...init, signal }))
        },
      close() {
        isClosed = true
        closed.abort()
        for (const clear of timers.values()) clear()
        for (const letGo of Array.from(held)) letGo()
      },
      /** Nothing runs until it is thawed, and what it holds it holds on to. */
      freeze: () => void (isFrozen = true),
      thaw() {
        isFrozen = false
        for (const run of waiting.splice(0)) run()
      },
      /** Runs it later, as long as there is a page to run it in. */
      setTimeout(clock: Clock, callback: () => void, delayMs: number) {
        const run = () => {
          timers.delete(timer)
          if (isFrozen) waiting.push(callback)
          else if (!isClosed) callback()
        }
        const timer = clock.setTimeout(run, delayMs)
        timers.set(timer, () => clock.clearTimeout(timer))
        return timer
      },
    }
  }

  return {
    records,
    state,
    openTab,
    get lockCount() {
      return locks.size
    },
    get channelCount() {
      return Array.from(channels.values()).reduce((count, members) => count + members.size, 0)
    },
  }
}
