import type { Fault, FaultName } from '@kling-kit/simulator'
import { type Arbitrary, array, constant, constantFrom, integer, oneof, record } from 'fast-check'
import type { StorageFault } from './browser.ts'
import type { NetworkFault } from './network.ts'

/** What Segmind, and the way to it, do to one request. */
export const upstreamFaults = [
  'drop-before',
  'drop-after',
  'unreachable',
  'reset',
  'truncate',
  'bad-gateway',
  'gateway-timeout',
  'server-error',
  'rate-limited',
  'insufficient-credits',
  'wrong-schema',
  'empty',
  'login-page',
  { type: 'other-id', on: ['status', 'result'] },
  'missing-id',
  'backwards',
  'unknown-status',
  'not-found',
  'fail',
  'long',
] as const satisfies (Fault | FaultName)[]
/** What the way to the proxy does to one. */
export const networkFaults = ['drop-before', 'drop-after', 'reset', 'hang'] as const satisfies NetworkFault[]
const storageFaults = ['pass', 'pass', 'reject', 'quota', 'hang'] as const satisfies StorageFault[]
const day = 86_400_000

/** The tab that a person is at, by its number among those that are open. */
const tab = integer({ min: 0, max: 2 })
const command = oneof(
  {
    weight: 6,
    arbitrary: record({ do: constant('press' as const), tab, times: integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: record({ do: constant('edit' as const), tab, prompt: integer({ min: 0, max: 2 }) }),
  },
  {
    weight: 4,
    arbitrary: record({
      do: constant('upstream' as const),
      fault: constantFrom<Fault | FaultName>(...upstreamFaults),
    }),
  },
  {
    weight: 4,
    arbitrary: record({
      do: constant('network' as const),
      fault: constantFrom<NetworkFault>(...networkFaults),
    }),
  },
  {
    weight: 2,
    arbitrary: record({
      do: constant('storage' as const),
      fault: constantFrom<StorageFault>(...storageFaults),
    }),
  },
  {
    weight: 6,
    arbitrary: record({
      do: constant('pass' as const),
      ms: constantFrom(0, 10, 1000, 9000, 45_000, 130_000),
    }),
  },
  {
    weight: 1,
    arbitrary: record({
      do: constant('sleep' as const),
      ms: constantFrom(1000, 60_000, 3_000_000, 4_000_000, day, 7 * day),
    }),
  },
  {
    weight: 1,
    arbitrary: record({
      do: constant('clock' as const),
      ms: constantFrom(-365 * day, -60_000, 60_000, 365 * day),
    }),
  },
  {
    weight: 7,
    arbitrary: record({
      do: constantFrom(
        'reload',
        'close',
        'open',
        'checkAgain',
        'submitAgain',
        'reset',
        'hide',
        'show',
        'offline',
        'online',
        'freeze',
        'thaw',
        'cache',
      ),
      tab,
    }),
  },
  { weight: 2, arbitrary: record({ do: constantFrom('otherUser', 'down', 'up') }) },
)

export type LifeCommand = typeof command extends Arbitrary<infer Command> ? Command : never

/** One life: what happens, and the order in which answers, writes and messages come: by how long each takes, in ms and in turn. */
export interface Life {
  commands: LifeCommand[]
  lags: number[]
}

export const lives: Arbitrary<Life> = record({
  commands: array(command, { minLength: 3, maxLength: 18 }),
  lags: array(constantFrom(0, 0, 0, 1, 5, 40, 300), { maxLength: 12 }),
})
