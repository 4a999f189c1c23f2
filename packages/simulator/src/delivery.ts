import type { Answer } from './answer.ts'

/**
 * How an answer leaves. `unreachable` and `dropped`: none does. `reset`: half of it, then the connection dies. `hung`: nothing,
 * and the connection stays. `stalled`: half of it, and the connection stays.
 */
export type Manner = 'whole' | 'unreachable' | 'dropped' | 'reset' | 'hung' | 'stalled'

export interface Delivery {
  answer: Answer
  manner: Manner
  delayMs: number
  isCompressed?: boolean
}
