/** What a player met: a broken connection, no sound of progress, a file that cannot be opened, or one that cannot be decoded. */
export type MediaEvent = 'network' | 'stalled' | 'not-supported' | 'decode' | 'progress' | 'reload'

/** `interrupted`: it played and then did not; `cannot-play`: gone, or of a kind that this browser cannot play. */
export type MediaTrouble = 'interrupted' | 'cannot-play'

export interface Recovery {
  trouble?: MediaTrouble
  reloads: number
  /** Whether the address was asked for anew since the last progress. */
  wasRefreshed: boolean
  /** What is to be done now. */
  action?: { type: 'load'; delayMs: number } | { type: 'refresh' }
}

export const atRest: Recovery = { reloads: 0, wasRefreshed: false }

const reloadDelaysMs = [1000, 3000, 9000]

/**
 * Three reloads at growing distance for a broken connection, exactly one new look at the job for a file that cannot be opened,
 * then a button. Progress forgives everything before it.
 */
export function nextRecovery(recovery: Recovery, event: MediaEvent): Recovery {
  const { trouble, reloads, wasRefreshed } = recovery
  switch (event) {
    case 'progress':
      return atRest
    case 'reload':
      return { ...atRest, action: { type: 'load', delayMs: 0 } }
    case 'decode':
      return { trouble: 'cannot-play', reloads, wasRefreshed }
    case 'not-supported':
      return wasRefreshed
        ? { trouble: 'cannot-play', reloads, wasRefreshed }
        : { trouble, reloads, wasRefreshed: true, action: { type: 'refresh' } }
    case 'network':
    case 'stalled': {
      const delayMs = reloadDelaysMs[reloads]
      if (delayMs === undefined) return { trouble: 'interrupted', reloads, wasRefreshed }
      return { trouble, reloads: reloads + 1, wasRefreshed, action: { type: 'load', delayMs } }
    }
  }
}
