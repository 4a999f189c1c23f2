export { CameraControl, type CameraControlProps } from './form/camera-control/camera-control.tsx'
export type { CameraAxis, CameraMove, CameraType } from './form/camera-control/camera-move.ts'
export { CostHint, type CostHintProps } from './form/cost-hint/cost-hint.tsx'
export { type FormMessages, formMessages } from './form/form-messages.ts'
export { ImageField, type ImageFieldProps } from './form/image-field/image-field.tsx'
export { ModelPicker, type ModelPickerProps } from './form/model-picker/model-picker.tsx'
export { MultiShotEditor, type MultiShotEditorProps } from './form/multi-shot-editor/multi-shot-editor.tsx'
export type { PromptPreset, SomeInput } from './form/prompt-form/presets.tsx'
export {
  PromptForm,
  type PromptFormProps,
  type PromptFormSubmitEvent,
} from './form/prompt-form/prompt-form.tsx'
export { ReferenceImages, type ReferenceImagesProps } from './form/reference-images/reference-images.tsx'
export { VoiceField, type VoiceFieldProps } from './form/voice-field/voice-field.tsx'
export { ImageResult, type ImageResultProps } from './image-result/image-result.tsx'
export { JobEnding, type JobEndingProps } from './job-ending/job-ending.tsx'
export { JobHistory, type JobHistoryProps } from './job-history/job-history.tsx'
export { JobProgress, type JobProgressProps } from './job-progress/job-progress.tsx'
export { JobResult, type JobResultProps } from './job-result/job-result.tsx'
export {
  KlingStudio,
  type KlingStudioProps,
  type StudioPreset,
  type StudioSlots,
} from './kling-studio/kling-studio.tsx'
export { defaultMessages, type Messages } from './messages/messages.ts'
export { MessagesProvider } from './messages/messages-provider.tsx'
export { SubmissionNotice, type SubmissionNoticeProps } from './submission-notice/submission-notice.tsx'
export { type Appearance, KlingRoot, type KlingRootProps } from './theme/kling-root.tsx'
export { VideoPlayer, type VideoPlayerProps } from './video-player/video-player.tsx'
