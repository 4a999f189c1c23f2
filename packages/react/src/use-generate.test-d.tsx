import type { Job, JobInput } from '@kling-kit/core'
import type { Draft, ModelId } from '@kling-kit/spec'
import type { JobRequest } from './job-request.ts'
import { KlingProvider } from './kling-provider.tsx'
import { useDraft } from './use-draft.ts'
import { useGenerate } from './use-generate.ts'
import { useKlingJob } from './use-kling-job.ts'
import { useSubmit } from './use-submit.ts'

export function InputsFollowTheModel({ picture, request }: { picture: File; request: Draft }) {
  const o3 = useGenerate('kling-o3-text2video')
  o3.generate({ prompt: 'a boat', duration: '5' })
  // @ts-expect-error This model takes its seconds as a string.
  o3.generate({ prompt: 'a boat', duration: 5 })
  // @ts-expect-error A prompt is required.
  o3.generate({ duration: '5' })
  // @ts-expect-error This model has no camera.
  o3.generate({ prompt: 'a boat', camera_control_type: 'simple' })
  // @ts-expect-error There is no such model.
  useGenerate('kling-9')

  useGenerate('kling-text2video').generate({ prompt: 'a boat', duration: 5 })
  useGenerate('kling-o3-image2video').generate({ prompt: 'a boat', image_url: picture })
  const accepted: Promise<Job> = useSubmit('kling-o1').submitAsync({
    prompt: '@Image1',
    image_urls: [picture],
  })
  void accepted

  const any = useGenerate()
  any.generate(request)
  any.generate({ modelId: 'kling-text2video', input: { prompt: 'a boat', duration: 5 } })
  // @ts-expect-error The model decides what its input may be.
  any.generate({ modelId: 'kling-o3-text2video', input: { prompt: 'a boat', duration: 5 } })
  // @ts-expect-error Without a model the input has to name one.
  any.generate({ prompt: 'a boat' })
  return null
}

export function ModelsChosenAtRunTime({ modelId, request }: { modelId: ModelId; request: JobRequest }) {
  useSubmit(undefined, { onAccepted: (job) => void job.requestId }).submit(request)
  const draft = useDraft(modelId, {
    defaultInput: { prompt: 'a boat' },
    fields: { negative_prompt: 'hidden' },
  })
  draft.setValue('mode', 'anything: a form may hold what is not valid yet')
  useDraft('kling-text2video', { fields: { mode: { value: 'std', locked: true } } })
  // @ts-expect-error The model has no such quality.
  useDraft('kling-text2video', { fields: { mode: { value: 'ultra' } } })
  // @ts-expect-error The model has no such field.
  useDraft('kling-text2video', { fields: { image_url: 'hidden' } })
  return null
}

export function JobsMayBeIdle({ known, maybe }: { known: string; maybe: string | null }) {
  const job: Job = useKlingJob(known, { onCompleted: ({ media }) => void media[0]?.url })
  // @ts-expect-error Without a request there is no job.
  const idle: Job = useKlingJob(maybe)
  return [job, idle].length
}

export const providers = [
  <KlingProvider key="1" endpoint="/api/kling" owner="ada" />,
  // @ts-expect-error A provider needs a client or an endpoint.
  <KlingProvider key="2" />,
]

export type PromptIsRequired = JobInput<'kling-o1'>['prompt']
