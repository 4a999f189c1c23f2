import type { CrossTab } from './cross-tab.ts'

/** Web Locks and a BroadcastChannel. Where the browser has no locks everybody gets them, and asks for itself. */
export function browserTabs(): CrossTab {
  return {
    tryLock(name) {
      const { locks } = navigator as Partial<Navigator>
      if (!locks) return Promise.resolve(() => {})
      return new Promise((resolve, reject) => {
        const hold = (lock: Lock | null) => {
          if (!lock) return resolve(undefined)
          return new Promise<void>((letGo) => resolve(letGo))
        }
        locks.request(name, { ifAvailable: true }, hold).catch(reject)
      })
    },
    join(name, onMessage) {
      const channel = new BroadcastChannel(name)
      channel.addEventListener('message', ({ data }) => onMessage(data))
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
      return { post: (message) => channel.postMessage(message), close: () => channel.close() }
    },
  }
}
