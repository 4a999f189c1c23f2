export type {
  JobHandle,
  JobsView,
  KlingClient,
  SubmitOptions,
  WaitOptions,
} from './client/client.ts'
export { browserTabs } from './tabs/browser-tabs.ts'
export { type Clock, systemClock } from './time/clock.ts'
export type { KlingClientOptions } from './client/client-options.ts'
export { createKlingClient } from './client/create-kling-client.ts'
export type { CrossTab } from './tabs/cross-tab.ts'
export type { Draft, DraftHandle } from './draft/draft.ts'
export type { Host } from './client/host.ts'
export { type IndexedDbStorageOptions, indexedDbStorage } from './storage/indexed-db-storage.ts'
export { InputError } from './errors/input-error.ts'
export type { CompletedJob, Job, Link, PauseReason } from './job/job.ts'
export type { JobEvent } from './job/job-event.ts'
export { JobExpiredError } from './errors/job-expired-error.ts'
export { JobFailedError } from './errors/job-failed-error.ts'
export type { JobInput } from './submit/job-input.ts'
export { jobQueryOptions } from './job/job-query-options.ts'
export { KlingError, type KlingErrorOptions } from './errors/kling-error.ts'
export { firstSight, nextJob, type SeenJob } from './job/next-job.ts'
export type { PollDelay } from './poll/next-look.ts'
export { type ProxyTransportOptions, proxyTransport } from './transport/proxy-transport.ts'
export { RefusedError } from './errors/refused-error.ts'
export { type SegmindTransportOptions, segmindTransport } from './transport/segmind-transport.ts'
export { memoryStorage, type Storage, type StoredRecord } from './storage/storage.ts'
export type { StorageTrouble, StorageTroubleView } from './storage/storage-trouble.ts'
export type { Submission } from './submit/submission.ts'
export { TimeoutError } from './errors/timeout-error.ts'
export type { Transport } from './transport/transport.ts'
export { UnknownOutcomeError } from './errors/unknown-outcome-error.ts'
