export type {
  JobHandle,
  JobsView,
  KlingClient,
  SubmitOptions,
  WaitOptions,
} from './client.ts'
export { browserTabs } from './browser-tabs.ts'
export { type Clock, systemClock } from './clock.ts'
export type { KlingClientOptions } from './client-options.ts'
export { createKlingClient } from './create-kling-client.ts'
export type { CrossTab } from './cross-tab.ts'
export type { Draft, DraftHandle } from './draft.ts'
export type { Host } from './host.ts'
export { type IndexedDbStorageOptions, indexedDbStorage } from './indexed-db-storage.ts'
export { InputError } from './input-error.ts'
export type { CompletedJob, Job, Link, PauseReason } from './job.ts'
export type { JobEvent } from './job-event.ts'
export { JobExpiredError } from './job-expired-error.ts'
export { JobFailedError } from './job-failed-error.ts'
export type { JobInput } from './job-input.ts'
export { jobQueryOptions } from './job-query-options.ts'
export { KlingError, type KlingErrorOptions } from './kling-error.ts'
export { firstSight, nextJob, type SeenJob } from './next-job.ts'
export type { PollDelay } from './next-look.ts'
export { type ProxyTransportOptions, proxyTransport } from './proxy-transport.ts'
export { RefusedError } from './refused-error.ts'
export { type SegmindTransportOptions, segmindTransport } from './segmind-transport.ts'
export { memoryStorage, type Storage, type StoredRecord } from './storage.ts'
export type { StorageTrouble, StorageTroubleView } from './storage-trouble.ts'
export type { Submission } from './submission.ts'
export { TimeoutError } from './timeout-error.ts'
export type { Transport } from './transport.ts'
export { UnknownOutcomeError } from './unknown-outcome-error.ts'
