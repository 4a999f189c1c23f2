import type { AnyModel } from '@kling-kit/spec'
import type { Clock } from '../time/clock.ts'
import type { CrossTab } from '../tabs/cross-tab.ts'
import type { Host } from './host.ts'
import type { Job } from '../job/job.ts'
import type { PollDelay } from '../poll/next-look.ts'
import type { Storage } from '../storage/storage.ts'
import type { Transport } from '../transport/transport.ts'

export interface KlingClientOptions {
  transport: Transport
  /** The models on offer: an app ships what it lists here. */
  models: readonly AnyModel[]
  /** Whose jobs these are: scopes storage, locks and channels. */
  owner?: string
  /** Where records are kept, to outlive the client. In a page the browser's IndexedDB; elsewhere, and with `false`, nowhere. */
  storage?: Storage | false
  /** How tabs know of each other. In a page Web Locks and a BroadcastChannel; elsewhere, and with `false`, they do not. */
  crossTab?: CrossTab | false
  /** Whether prompts and other inputs are kept in `storage`. Default true. */
  persistPrompts?: boolean
  /** Takes the place of the transport's upload: resolves with a public address of the file. */
  upload?: Transport['upload']
  pollDelay?: PollDelay
  clock?: Clock
  host?: Host
  /** From 0 up to 1, for jitter. */
  random?: () => number
  /** Origins that the API can reach although they look private: a simulator's. */
  mediaOrigins?: readonly string[]
  /** Called once per job, when it ended and its result is in hand. */
  onSettled?: (job: Job) => void
}
