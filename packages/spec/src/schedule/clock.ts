/** Time as it is given to core, proxy and simulator, which never read it otherwise. Tests give a virtual one. */
export interface Clock {
  /** Wall clock, ms since the epoch. May jump. */
  now(): number
  /** Ms since some fixed moment; never goes back. */
  monotonic(): number
  setTimeout(callback: () => void, delayMs: number): unknown
  clearTimeout(timer: unknown): void
}
