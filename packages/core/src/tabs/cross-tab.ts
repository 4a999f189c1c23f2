/** How the tabs of one origin know of each other. Without one, each tab minds its own jobs and the proxy joins equal polls. */
export interface CrossTab {
  /** Takes the lock if nobody holds it, and resolves with the way to let go. Holding one only says that its owner is alive. */
  tryLock(name: string): Promise<(() => void) | undefined>
  /** Joins a channel. What is posted reaches the other tabs, not this one. */
  join(name: string, onMessage: (message: unknown) => void): { post(message: unknown): void; close(): void }
}
