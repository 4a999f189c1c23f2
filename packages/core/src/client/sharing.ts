import { browserTabs } from '../tabs/browser-tabs.ts'
import type { KlingClientOptions } from './client-options.ts'
import type { CrossTab } from '../tabs/cross-tab.ts'
import { indexedDbStorage } from '../storage/indexed-db-storage.ts'
import type { Storage } from '../storage/storage.ts'
import type { StorageTrouble } from '../storage/storage-trouble.ts'

interface Sharing {
  storage?: Storage
  crossTab?: CrossTab
  /** Known from the start: this page may not store. */
  trouble?: StorageTrouble
  /** Names what tabs of one owner and one proxy share. */
  scope: string
}

/** Where a client keeps what it knows and whom it tells: as the app says, or what a page offers. */
export function sharing({ storage, crossTab, owner = '', transport, host }: KlingClientOptions): Sharing {
  const { baseUrl } = transport
  // A host of the app's own is no page that we know of.
  const isPage = !host && typeof window === 'object' && typeof document === 'object'
  const isDefault = isPage && storage === undefined
  const canStore = isDefault && hasIndexedDb()
  // Without locks each tab asks for itself.
  const canShare = isPage && crossTab === undefined && 'locks' in navigator && 'BroadcastChannel' in window
  return {
    // Ids of one proxy say nothing to another.
    scope: `kling-kit:${baseUrl}:${owner}`,
    storage: storage || (canStore ? indexedDbStorage({ name: `kling-kit:${baseUrl}` }) : undefined),
    crossTab: crossTab || (canShare ? browserTabs() : undefined),
    trouble: isDefault && !canStore ? 'blocked' : undefined,
  }
}

function hasIndexedDb(): boolean {
  try {
    return globalThis.indexedDB !== undefined
  } catch {
    // The getter throws where a page may not store.
    return false
  }
}
