import type { Policy } from './policy.ts'

/** A poll at once, then `seconds` after each answer. */
function askAtOnce(name: string, seconds: number): Policy {
  return { name, delay: ({ polls }) => (polls === 0 ? 0 : seconds) }
}

/** A poll `seconds` after the acceptance and after each answer. */
export function askEvery(name: string, seconds: number): Policy {
  return { name, delay: () => seconds }
}

/** The policies of the field as published, read in November 2026. */
export const peerPolicies: readonly Policy[] = [
  // https://github.com/fal-ai/fal-js libs/client/src/queue.ts: DEFAULT_POLL_INTERVAL = 500, poll(), then setTimeout(poll, pollInterval).
  askAtOnce('fal', 0.5),
  // https://github.com/replicate/replicate-javascript index.js, wait(): predictions.get at once, then every 500 ms by default.
  askAtOnce('Replicate', 0.5),
  // https://github.com/segmind/segmind-python segmind/v2.py: DEFAULT_POLL_INTERVAL_S = 1.0; wait() asks, then sleeps.
  askAtOnce("Segmind's SDK", 1),
  // https://github.com/vercel/ai packages/fal/src/fal-video-model.ts: pollIntervalMs ?? 2000; the loop asks, then delays.
  askAtOnce('AI SDK', 2),
  // https://github.com/TanStack/ai packages/ai/src/activities/generateVideo/index.ts: pollingInterval ?? 2000; sleeps, then asks.
  askEvery('TanStack AI', 2),
  // https://github.com/runwayml/sdk-node src/lib/polling.ts: POLL_TIME 6000, POLL_JITTER 3000; waits, then asks.
  { name: 'Runway', delay: (_, random) => 6 + 3 * random() - 1.5 },
  // Nobody's in particular: the usual advice, 1 s at first, half as much again each time, at most 10 s.
  { name: 'exponential, cap 10 s', delay: ({ polls }) => Math.min(10, 1.5 ** polls) },
]
