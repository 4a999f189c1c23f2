import type { Job } from '@kling-kit/core'
import { useDraftModel, useKlingClient, useKlingJobs } from '@kling-kit/react'
import type { ModelId } from '@kling-kit/spec'
import { useRef, useState } from 'react'
import { ModelPicker } from '../form/model-picker/model-picker.tsx'
import { PromptForm } from '../form/prompt-form/prompt-form.tsx'
import { useMessages } from '../messages/use-messages.ts'
import { bringIntoView } from '../notice/bring-into-view.ts'
import { JobWatcher } from './job-watcher.tsx'
import type { KlingStudioProps } from './kling-studio.tsx'
import { Stage } from './stage.tsx'
import { useResultParts } from './use-result-parts.ts'

/** Model and form on one side, the stage and the history on the other; one below the other where it is narrow. */
export function StudioLayout(props: KlingStudioProps) {
  const { defaultModel, defaultInput, presets, slots = {}, draftKey = 'kling-studio', onAccepted } = props
  const { onCompleted, onFailed, onExpired, ...rest } = props
  const messages = useMessages()
  const client = useKlingClient('KlingStudio')
  const jobs = useKlingJobs()
  const parts = useResultParts()
  const [modelId, setModelId] = useDraftModel(draftKey, { defaultModel, models: props.models })
  const offered = client.models.filter((model) => props.models?.some(({ id }) => id === model.id) ?? true)
  const [selectedId, setSelectedId] = useState<string>()
  const stage = useRef<HTMLElement>(null)
  const shown = jobs.find(({ requestId }) => requestId === selectedId) ?? jobs[0]

  const show = ({ requestId }: Job) => {
    setSelectedId(requestId)
    // On a narrow screen the stage is out of sight, below the form or above the history.
    bringIntoView(stage.current)
  }
  const accept = (job: Job) => {
    show(job)
    onAccepted?.(job)
  }
  const retry = ({ modelId: model = modelId, input = {} }: Job) => {
    client.draft(draftKey).edit(model, input)
    setModelId(model as ModelId)
  }

  return (
    <div data-part="layout">
      <section data-part="request">
        {slots.header}
        {offered.length > 1 && (
          <ModelPicker models={offered} value={modelId} onChange={setModelId} isFolded />
        )}
        <PromptForm
          modelId={modelId}
          draftKey={draftKey}
          defaultInput={modelId === (defaultModel ?? offered[0]?.id) ? defaultInput : undefined}
          fields={rest.fields}
          presets={presets?.filter((preset) => preset.modelId === modelId)}
          maxCost={rest.maxCost}
          confirmAbove={rest.confirmAbove}
          onAccepted={accept}
        />
      </section>
      <section data-part="stage" ref={stage} aria-label={messages.stage}>
        <Stage job={shown} modelId={modelId} draftKey={draftKey} slots={slots} onRetry={retry} />
      </section>
      {parts && <parts.JobHistory selectedId={shown?.requestId} onSelect={show} />}
      {slots.footer}
      {jobs.map(({ requestId }) => (
        <JobWatcher
          key={requestId}
          requestId={requestId}
          onCompleted={onCompleted}
          onFailed={onFailed}
          onExpired={onExpired}
        />
      ))}
    </div>
  )
}
