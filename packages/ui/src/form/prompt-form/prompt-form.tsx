'use client'
import type { Job, RefusedError } from '@kling-kit/core'
import { type FieldSettings, type UseDraftOptions, useDraft, useEstimate } from '@kling-kit/react'
import type { ModelId } from '@kling-kit/spec'
import type { FormEvent, KeyboardEvent } from 'react'
import { ConfirmDialog } from '../../confirm-dialog/confirm-dialog.tsx'
import { useMessages } from '../../messages/use-messages.ts'
import { Notice } from '../../notice/notice.tsx'
import { SubmissionNotice } from '../../submission-notice/submission-notice.tsx'
import { KlingRoot } from '../../theme/kling-root.tsx'
import { CostHint } from '../cost-hint/cost-hint.tsx'
import { FieldControl } from './field-control.tsx'
import { formLayout, inFormOrder } from './form-layout.ts'
import { FormSection } from './form-section.tsx'
import { GenerateBar } from './generate-bar.tsx'
import { IssueSummary } from './issue-summary.tsx'
import { Presets, type PromptPreset, type SomeInput } from './presets.tsx'
import { revealField } from './reveal-field.ts'
import { useCountdown } from './use-countdown.ts'
import { usePress } from './use-press.ts'
import { useSummaryFocus } from './use-summary-focus.ts'

/** A press that is about to be sent. */
export interface PromptFormSubmitEvent {
  modelId: ModelId
  input: Record<string, unknown>
  /** Nothing is sent then: the app does what it wants with the input. */
  preventDefault(): void
}

export interface PromptFormProps<Id extends ModelId = ModelId> {
  modelId: Id
  /** Shares the draft with whoever else holds this key, and restores it after a reload. */
  draftKey?: string
  defaultInput?: SomeInput<Id>
  /** Hides a field, sets where it starts, or locks it. */
  fields?: FieldSettings<Id>
  /** Inputs to start from, each a button. */
  presets?: readonly PromptPreset<Id>[]
  /** US dollars. A press whose estimate may exceed it is refused before anything is sent. A model without a known price passes. */
  maxCost?: number
  /** US dollars. Above it, or where no price is known, a dialog asks first. */
  confirmAbove?: number
  onSubmit?(event: PromptFormSubmitEvent): void
  onAccepted?(job: Job): void
}

/** The whole form of a model, made of its fields: what a person came for first, the rest in sections that say what is set. */
export function PromptForm<Id extends ModelId>(props: PromptFormProps<Id>) {
  const { modelId, draftKey, defaultInput, fields, presets, maxCost, confirmAbove, onSubmit, onAccepted } =
    props
  const messages = useMessages()
  // Texts are a part of what a draft takes, which the compiler cannot see for a model that it does not know.
  const input = defaultInput as UseDraftOptions<Id>['defaultInput']
  const draft = useDraft(modelId, { draftKey, defaultInput: input, fields, onAccepted })
  const { cost } = useEstimate(modelId, draft.values)
  const { submission } = draft
  const refusal = submission.state === 'refused' ? (submission.error as Partial<RefusedError>) : undefined
  const secondsLeft = useCountdown(refusal, refusal?.retryAfterMs)

  const mayPress = () => {
    let isPrevented = false
    onSubmit?.({ modelId, input: draft.values, preventDefault: () => (isPrevented = true) })
    return !isPrevented
  }
  const isBlocked = draft.isSending || secondsLeft > 0
  const press = usePress({ draft, cost, maxCost, confirmAbove, isBlocked, mayPress })
  const { pressCount } = press
  const { form, summary } = useSummaryFocus(pressCount, refusal?.issues)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    press.press()
  }
  const submitByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
  }
  const layout = formLayout(draft.model, (name) => draft.field(name).isHidden)
  const control = ([name, field]: (typeof layout.essentials)[number]) => (
    <FieldControl key={name} draft={draft} name={name} field={field} />
  )

  return (
    <KlingRoot data-kling="prompt-form">
      <form ref={form} noValidate onSubmit={submit} onKeyDown={submitByKey}>
        <div data-part="columns">
          <div data-part="main">
            {presets && presets.length > 0 && <Presets presets={presets} onChoose={draft.replaceValues} />}
            {layout.essentials.map(control)}
          </div>
          <div data-part="side">
            {layout.settings.length > 0 && <div data-part="settings">{layout.settings.map(control)}</div>}
            {layout.sections.map(({ group, fields: inSection }) => (
              <FormSection
                key={group}
                draft={draft}
                group={group}
                fields={inSection}
                isOpenAtFirst={group === 'format'}
              />
            ))}
          </div>
        </div>
        {draft.warnings.length > 0 && (
          <Notice tone="warning" title={messages.warnings}>
            {draft.warnings.map(({ path, message }) => (
              <p key={`${path.join('.')} ${message}`}>{message}</p>
            ))}
          </Notice>
        )}
        {pressCount > 0 && draft.issues.length > 0 && (
          <IssueSummary
            rootRef={summary}
            issues={inFormOrder(layout, draft.issues)}
            onChoose={({ path }) => form.current && revealField(form.current, path)}
          />
        )}
        {!refusal?.issues?.length && (
          <SubmissionNotice
            submission={submission}
            onCheckAgain={draft.checkAgain}
            onSubmitAgain={draft.submitAgain}
            onDismiss={draft.reset}
          />
        )}
        <GenerateBar submission={submission} secondsLeft={secondsLeft}>
          {press.isOverLimit && cost && maxCost !== undefined ? (
            <p data-part="limit" role="alert">
              {messages.costLimit(cost, maxCost)}
            </p>
          ) : (
            <CostHint modelId={modelId} input={draft.values} />
          )}
        </GenerateBar>
        <ConfirmDialog
          isOpen={press.isAsking}
          title={messages.confirmTitle}
          confirmLabel={messages.confirm}
          cancelLabel={messages.cancel}
          onConfirm={press.confirm}
          onCancel={press.cancel}
        >
          {messages.confirmCost(cost)}
        </ConfirmDialog>
      </form>
    </KlingRoot>
  )
}
