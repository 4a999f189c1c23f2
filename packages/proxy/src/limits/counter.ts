import { RateLimiterMemory } from 'rate-limiter-flexible'

export interface Count {
  consumedPoints: number
  /** What is left of the window. */
  msBeforeNext: number
}

/** What is needed of a limiter of rate-limiter-flexible: each of its classes has it. */
export interface Counter {
  /** Adds, whatever the sum. The first to add to a key begins its window. */
  penalty(key: string, points: number): Promise<Count>
  reward(key: string, points: number): Promise<Count>
}

/** Opens a counter whose windows last `duration` seconds. `(options) => new RateLimiterPostgres({ storeClient, ...options })` */
export type OpenCounter = (options: { keyPrefix: string; points: number; duration: number }) => Counter

/** Counts in this process. */
export const memoryCounter: OpenCounter = (options) => new RateLimiterMemory(options)
