export type { FieldSetting, FieldSettings } from './draft-fields.ts'
export type { DraftField, UseDraftOptions, UseDraftResult } from './draft-form.ts'
export type { EndpointOptions } from './endpoint-client.ts'
export type { JobRequest, SubmitInput } from './job-request.ts'
export { KlingClientProvider, type KlingClientProviderProps } from './kling-client-provider.tsx'
export { KlingProvider, type KlingProviderProps } from './kling-provider.tsx'
export type { ShotIssue } from './shot-issues.ts'
export type { ListedShot } from './shot-list.ts'
export { useDraft } from './use-draft.ts'
export { type UseDraftModelOptions, useDraftModel } from './use-draft-model.ts'
export { useEstimate } from './use-estimate.ts'
export { type UseGenerateOptions, type UseGenerateResult, useGenerate } from './use-generate.ts'
export { useKlingClient } from './use-kling-client.ts'
export { type JobCallbacks, useKlingJob } from './use-kling-job.ts'
export { useKlingJobs } from './use-kling-jobs.ts'
export { useKlingSubmissions } from './use-kling-submissions.ts'
export { type UseShotListOptions, type UseShotListResult, useShotList } from './use-shot-list.ts'
export { useStorageTrouble } from './use-storage-trouble.ts'
export type { SubmissionActions, SubmissionCallbacks } from './use-submission.ts'
export {
  type UseSubmitOptions,
  type UseSubmitResult,
  useSubmit,
  useSubmit as useKlingSubmit,
} from './use-submit.ts'
export { type UseUploadResult, useUpload } from './use-upload.ts'
