import type { UseDraftResult } from '@kling-kit/react'
import type { Field, ModelId } from '@kling-kit/spec'
import { useMessages } from '../../messages/use-messages.ts'
import { ImageField } from '../image-field/image-field.tsx'
import { mentionTokens } from '../prompt-textarea/split-prompt.ts'
import { RangeControl } from '../range-control/range-control.tsx'
import { ReferenceImages } from '../reference-images/reference-images.tsx'
import { VoiceField } from '../voice-field/voice-field.tsx'
import { ChoiceControl } from './choice-control.tsx'
import { describeValue } from './describe-value.ts'
import { FixedValue } from './fixed-value.tsx'
import { PricedSwitch } from './priced-switch.tsx'
import { ShotsField } from './shots-field.tsx'
import { TextControl } from './text-control.tsx'

export interface FieldControlProps {
  draft: UseDraftResult
  name: string
  field: Field
}

/** The control that fits a field, tied to the draft. */
export function FieldControl({ draft, name, field }: FieldControlProps) {
  const messages = useMessages()
  const { value, onChange, onBlur, issues, isLocked } = draft.field<never>(name)
  const modelId = draft.model.id as ModelId
  const frame = { name, label: field.label, help: field.help, issues }
  const events = { onChange: onChange as (value: unknown) => void, onBlur }
  if (isLocked) {
    return <FixedValue {...frame} help={messages.locked} value={describeValue(field, value, messages)} />
  }
  switch (field.kind) {
    case 'text': {
      const tokens = (field.mentions ?? []).flatMap((kind) => mentionTokens(kind, mentioned(draft, kind)))
      const isFilmed = !hasShots(draft)
      const said = field.required && !isFilmed
      return (
        <TextControl
          {...frame}
          {...events}
          label={said ? messages.overallPrompt : field.label}
          help={said ? messages.shotsReplacePrompt : field.help}
          field={field}
          value={value ?? ''}
          tokens={tokens}
        />
      )
    }
    case 'choice':
      return <ChoiceControl {...frame} {...events} field={field} value={value} />
    case 'number':
      return (
        <RangeControl
          {...frame}
          {...events}
          min={field.min}
          max={field.max}
          step={field.step}
          ends={field.ends}
          value={value ?? field.default ?? Math.max(0, field.min)}
        />
      )
    case 'switch':
      return (
        <PricedSwitch
          {...frame}
          {...events}
          modelId={modelId}
          values={draft.values}
          value={value ?? field.default}
        />
      )
    case 'image':
      return (
        <ImageField
          {...frame}
          {...events}
          value={value ?? ''}
          isRequired={field.required}
          isOptional={!field.required}
        />
      )
    case 'image-list':
      return (
        <ReferenceImages
          {...frame}
          {...events}
          issues={draft.issues
            .filter(({ path }) => path.length === 1 && path[0] === name)
            .map(({ message }) => message)}
          itemIssues={draft.issues
            .filter(({ path }) => path.length > 1 && path[0] === name)
            .map((issue) => ({ ...issue, path: issue.path.slice(1) }))}
          max={field.max}
          value={value ?? []}
        />
      )
    case 'text-list':
      return (
        <VoiceField {...frame} {...events} max={field.max} value={value ?? []} isAudioOn={isAudioOn(draft)} />
      )
    case 'shots':
      return (
        <ShotsField
          draft={draft}
          name={name}
          field={field}
          tokens={mentionTokens('voices', mentioned(draft, 'voices'))}
        />
      )
  }
}

function mentioned({ model, values }: UseDraftResult, kind: 'images' | 'voices'): number {
  const listKind = kind === 'images' ? 'image-list' : 'text-list'
  const list = Object.keys(model.fields).find((name) => model.fields[name]?.kind === listKind)
  return list ? ((values[list] as readonly string[] | undefined) ?? []).length : 0
}

function hasShots({ model, values }: UseDraftResult): boolean {
  return Object.entries(model.fields).some(([name, { kind }]) => kind === 'shots' && values[name])
}

function isAudioOn({ model, values }: UseDraftResult): boolean {
  const sound = Object.entries(model.fields).find(
    ([, { kind, group }]) => kind === 'switch' && group === 'sound',
  )
  return sound ? values[sound[0]] === true : true
}
