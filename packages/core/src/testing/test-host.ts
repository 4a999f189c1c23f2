import type { Host } from '../client/host.ts'

/** A page that a test holds in its hands. */
export function createTestHost() {
  const listeners = new Set<() => void>()
  const awayListeners = new Set<(isAway: boolean) => void>()
  const state = { isVisible: true, isOnline: true, guards: 0 }
  const host: Host = {
    watchesByItself: true,
    isVisible: () => state.isVisible,
    isOnline: () => state.isOnline,
    onWake(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onAway(listener) {
      awayListeners.add(listener)
      return () => void awayListeners.delete(listener)
    },
    guardLeaving() {
      state.guards += 1
      return () => void (state.guards -= 1)
    },
  }
  const tellAway = (isAway: boolean) => {
    for (const listener of awayListeners) listener(isAway)
  }
  const wake = () => {
    for (const listener of listeners) listener()
  }
  return {
    ...host,
    wake,
    hide: () => void (state.isVisible = false),
    show() {
      state.isVisible = true
      wake()
    },
    goOffline: () => void (state.isOnline = false),
    goOnline() {
      state.isOnline = true
      wake()
    },
    /** Into the back/forward cache, and out of it. */
    putAway: () => tellAway(true),
    bringBack() {
      tellAway(false)
      wake()
    },
    /** Whether the browser would ask before the page is left. */
    get isGuarded() {
      return state.guards > 0
    },
    get listenerCount() {
      return listeners.size + awayListeners.size + state.guards
    },
  }
}
