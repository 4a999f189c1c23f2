/** What hooks ask of core's handles: a value, and word when it changed. */
export interface SnapshotStore<Snapshot> {
  subscribe: (listener: () => void) => () => void
  getSnapshot: () => Snapshot
  getServerSnapshot: () => Snapshot
}

/** Holds nothing, for hooks that have nothing to watch yet. */
export const idleStore: SnapshotStore<undefined> = {
  subscribe: () => () => {},
  getSnapshot: () => undefined,
  getServerSnapshot: () => undefined,
}
