'use client'
import { useEffect, useMemo, useRef } from 'react'
import type { SnapshotStore } from './snapshot-store.ts'

/** Calls the latest `onChange` for each change seen while mounted. What the store held at first is no change. */
export function useStoreChange<Snapshot>(
  store: SnapshotStore<Snapshot>,
  onChange: (next: Snapshot, previous: Snapshot) => void,
): void {
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  const first = useMemo(() => ({ store, snapshot: store.getSnapshot() }), [store])
  const seen = useRef(first)
  useEffect(() => {
    if (seen.current.store !== first.store) seen.current = first
    const compare = () => {
      const previous = seen.current.snapshot
      const snapshot = first.store.getSnapshot()
      seen.current = { store: first.store, snapshot }
      if (snapshot !== previous) latest.current(snapshot, previous)
    }
    compare()
    return first.store.subscribe(compare)
  }, [first])
}
