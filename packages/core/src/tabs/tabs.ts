import type { Alarms } from '../time/alarms.ts'
import type { CrossTab } from './cross-tab.ts'
import type { Host } from '../client/host.ts'
import { fieldsOf, type Fields } from '../storage/read-record.ts'

/** The other tabs of this owner, as the client deals with them. Nothing here rejects. */
export interface Tabs {
  start: () => void
  /** Leaves the channel and lets go of every lock. */
  stop: () => void
  post: (message: { type: string; [field: string]: unknown }) => void
  /** Resolves with the way to let go, or undefined when another tab holds it. Without locks everybody gets them. */
  tryLock: (name: string) => Promise<(() => void) | undefined>
  /** Whether this tab asks for all. When it does not, it goes on trying to. */
  leads: () => boolean
  /** The person is back at this tab: a hidden one is to hand over. */
  seek: () => void
}

interface TabsOptions {
  crossTab: CrossTab | undefined
  /** Names the locks and the channel. */
  scope: string
  alarms: Alarms
  host: Host
  onMessage: (message: Fields) => void
  onLead: () => void
}

/** A leader that is gone is replaced within this. */
const retryMs = 3000
/** A leader that was asked to hand over needs a moment. */
const handOverMs = 100

export function createTabs({ crossTab, scope, alarms, host, onMessage, onLead }: TabsOptions): Tabs {
  let channel: ReturnType<CrossTab['join']> | undefined
  let isOpen = false
  let leave: (() => void) | undefined
  let isTrying = false
  let callOffRetry: (() => void) | undefined
  const held = new Set<() => void>()

  const post: Tabs['post'] = (message) => {
    try {
      channel?.post(message)
    } catch {
      // What cannot be cloned the others read from the storage.
    }
  }
  const tryLock: Tabs['tryLock'] = async (name) => {
    if (!crossTab) return () => {}
    let release: (() => void) | undefined
    try {
      release = await crossTab.tryLock(`${scope}:${name}`)
    } catch {
      release = () => {}
    }
    if (!release || !isOpen) {
      release?.()
      return undefined
    }
    const letGo = () => {
      if (held.delete(letGo)) release()
    }
    held.add(letGo)
    return letGo
  }
  const tryToLead = async () => {
    callOffRetry?.()
    callOffRetry = undefined
    if (isTrying || leave || !isOpen) return
    isTrying = true
    leave = await tryLock('leader')
    isTrying = false
    if (leave) onLead()
    else if (isOpen) {
      if (host.isVisible()) post({ type: 'hand-over' })
      retryIn(retryMs)
    }
  }
  const retryIn = (delayMs: number) => {
    callOffRetry?.()
    callOffRetry = isOpen ? alarms.after(delayMs, () => void tryToLead()) : undefined
  }
  const hear = (message: unknown) => {
    const fields = fieldsOf(message)
    if (!fields || !isOpen) return
    if (fields['type'] !== 'hand-over') onMessage(fields)
    else if (leave && !host.isVisible()) {
      leave()
      leave = undefined
      retryIn(retryMs)
    }
  }

  return {
    start() {
      if (isOpen || !crossTab) return
      isOpen = true
      try {
        channel = crossTab.join(scope, hear)
      } catch {
        // Each tab then asks for itself, and reads what the others wrote.
      }
      post({ type: 'hello' })
    },
    stop() {
      isOpen = false
      callOffRetry?.()
      callOffRetry = undefined
      channel?.close()
      channel = undefined
      leave = undefined
      for (const letGo of Array.from(held)) letGo()
    },
    post,
    tryLock,
    leads() {
      if (!crossTab || leave) return true
      if (!callOffRetry && !isTrying) void tryToLead()
      return false
    },
    seek() {
      if (!crossTab || leave || !isOpen) return
      post({ type: 'hand-over' })
      retryIn(handOverMs)
    },
  }
}
