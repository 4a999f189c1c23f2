import type { AnyModel, ModelId } from '@kling-kit/spec'
import type { CallLimits } from './caller/call-window.ts'
import type { Authorize } from './caller/caller.ts'
import type { Clock } from './time/clock.ts'
import type { CredentialOptions } from './caller/credentials.ts'
import type { AcceptedSubmission, BeforeSubmitAnswer, ProxyEvent, ProxySubmission } from './handler/hooks.ts'
import type { ProxyRoute } from './handler/proxy-route.ts'
import type { Quota } from './submit/quota.ts'
import type { KlingStore } from './store/store.ts'
import type { UpstreamFetch } from './upstream/upstream.ts'

export interface ProxyLimits extends CallLimits {
  /** Bytes of a request's body. Default 1 MiB. */
  maxBodyBytes: number
  /** Bytes of Segmind's answer, after decompression. Default 1 MiB. */
  maxResponseBytes: number
}

/** Milliseconds. */
export interface ProxyTimeouts {
  /** How long a caller waits for a submission before `in-flight`. Default 30 s. */
  upstreamMs: number
  /** How long Segmind's answer to a submission is read, whoever hung up. Default 5 min. */
  readMs: number
  /** One poll, whatever `upstreamMs` is. Default 15 s. */
  pollMs: number
  /** `authorize`. Default 5 s. */
  authorizeMs: number
  /** `beforeSubmit`. Default 10 s. */
  hookMs: number
  /** How long the answer waits for `onAccepted`. Default 2 s. */
  acceptedMs: number
  /** Reading a request's body. Default 10 s. */
  bodyMs: number
  /** One step of the store. Default 5 s. */
  storeMs: number
}

export interface ProxyOptions extends CredentialOptions {
  /** Who asks? Everything but a caller refuses. */
  authorize: Authorize
  /** `memoryStore()` for one process; one that is shared for many. */
  store: KlingStore
  /** Where the proxy is mounted. Default `/api/kling`. */
  basePath?: string
  /** `https://app.example`: what the app is called from outside. Needed for browsers without Sec-Fetch-Site behind another server. */
  publicOrigin?: string
  /** Other sites whose pages may call. Exact origins; no wildcard. */
  allowedOrigins?: readonly string[]
  /** What more is offered: `uploads()` of proxy/uploads, `media()` of proxy/media. Default: nothing. */
  routes?: readonly ProxyRoute[]
  /** What is offered. Default: the five models of spec. */
  models?: readonly (ModelId | AnyModel)[]
  /** Origins of input media that Segmind reaches although they look private: a simulator's. */
  mediaOrigins?: readonly string[]
  /** Default: `globalThis.fetch`; on Node, `nodeFetch`. */
  fetch?: UpstreamFetch
  /** Passes what a job cost on to the browser. Default false. */
  exposeCost?: boolean
  limits?: Partial<ProxyLimits>
  /** How much may be spent: `createQuota()` of proxy/limits. Default: no more is counted than `limits` says. */
  quota?: Quota
  timeouts?: Partial<ProxyTimeouts>
  /** The app's last word before money is spent. A throw refuses. */
  beforeSubmit?: (submission: ProxySubmission) => BeforeSubmitAnswer | Promise<BeforeSubmitAnswer>
  /**
   * At most once per intent, before the caller is answered, who waits two seconds for it. A process that ends just before it never
   * calls it: what was accepted stands in the store.
   */
  onAccepted?: (submission: AcceptedSubmission) => unknown
  /** Told of every decision. Not waited for; what it throws, or rejects with, is logged. */
  onEvent?: (event: ProxyEvent) => unknown
  /** Keeps the host alive for a submission whose caller left, as `ctx.waitUntil` does. */
  waitUntil?: (work: Promise<unknown>) => void
  /** Where sentences for the operator go. Default `console.error`. */
  log?: (sentence: string) => unknown
  clock?: Clock
}
