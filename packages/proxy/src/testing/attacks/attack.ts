import type { Fault } from '@kling-kit/simulator'

/**
 * One way to get something out of the proxy that it must not give. After each one, whatever it answered: nothing was asked
 * upstream but what `upstream` allows, no foreign host was called, and neither the answer nor any log holds the key.
 * In paths and headers `{id}` is a job of the caller's, sealed, `{bare}` its bare id, `{decoy}` a host that must not be called.
 */
export interface Attack {
  /** The row of the threat model. */
  row: `P${number}`
  name: string
  method?: string
  /** As written on the wire, below the base path if it begins with `~`. Default `~/v2/kling-o3-text2video`. */
  path?: string
  /** Beside `content-type` and `idempotency-key`, which a POST has unless they are null here. */
  headers?: Readonly<Record<string, string | null>>
  body?: string | Uint8Array
  /** What `authorize` gives instead of a caller. */
  caller?: () => unknown
  /** What meets the next call upstream. */
  fault?: Fault
  /** How often it is sent at once. Default 1. */
  copies?: number
  /** Uploads, media and events are on, and the job is done. */
  hasFiles?: true
  /** What may be answered. */
  status: number | readonly number[]
  code?: string
  /** Calls upstream that may come of it. Default 0. */
  upstream?: number
  /** Where it can be tried: URL parsers tidy up some paths, and `Request` refuses some headers. Default: both. */
  only?: 'handler' | 'socket'
}
