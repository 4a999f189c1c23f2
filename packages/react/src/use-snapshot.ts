'use client'
import { useSyncExternalStore } from 'react'
import type { SnapshotStore } from './snapshot-store.ts'

/** What the store holds now. On a server, and while hydrating, what the server knew. */
export function useSnapshot<Snapshot>(store: SnapshotStore<Snapshot>): Snapshot {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getServerSnapshot)
}
