'use client'
import { useEstimate, useKlingClient } from '@kling-kit/react'
import { type AnyModel, defaultInput, type ModelId } from '@kling-kit/spec'
import { useId } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { KlingRoot } from '../../theme/kling-root.tsx'
import { Icon } from '../icon/icon.tsx'
import { priceRange } from './price-range.ts'

export interface ModelPickerProps {
  /** What to choose from: every model of the client by default. */
  models?: readonly AnyModel[]
  value: ModelId
  onChange(modelId: ModelId): void
  label?: string
  /** Shows only the chosen model until it is opened. */
  isFolded?: boolean
}

/** One of the models, with what each gives, how long it usually takes and what it may cost. */
export function ModelPicker({ models, value, onChange, label, isFolded }: ModelPickerProps) {
  const messages = useMessages()
  const client = useKlingClient('ModelPicker')
  const id = useId()
  const offered = models ?? client.models
  const chosen = offered.find((model) => model.id === value)
  const cards = (
    <div role="radiogroup" aria-labelledby={id}>
      {offered.map((model) => (
        <label key={model.id} data-part="card">
          <input
            type="radio"
            name={id}
            value={model.id}
            checked={model.id === value}
            onChange={() => onChange(model.id as ModelId)}
            // A pointer has chosen and is done; arrow keys, whose clicks have no detail, may go on.
            onClick={({ detail, currentTarget }) => {
              if (detail > 0) currentTarget.closest('details')?.removeAttribute('open')
            }}
          />
          <ModelFacts model={model} />
        </label>
      ))}
    </div>
  )
  const title = (
    <span data-part="label" id={id}>
      {label ?? messages.model}
    </span>
  )
  return (
    <KlingRoot data-kling="model-picker">
      {isFolded && chosen ? (
        <details>
          <summary data-part="card">
            {title}
            <strong>{chosen.label}</strong>
            <Icon name="chevron" />
          </summary>
          {cards}
        </details>
      ) : (
        <>
          {title}
          {cards}
        </>
      )}
    </KlingRoot>
  )
}

function ModelFacts({ model }: { model: AnyModel }) {
  const messages = useMessages()
  const { duration } = useEstimate(model.id, defaultInput(model))
  const range = priceRange(model)
  return (
    <span data-part="facts">
      <strong>{model.label}</strong>
      <span>{model.summary}</span>
      <small>
        <b data-gives={model.gives}>{model.gives === 'video' ? messages.givesVideo : messages.givesImage}</b>
        {duration && <span>{messages.usualTime(duration)}</span>}
        {range && <span>{messages.priceRange(range)}</span>}
      </small>
    </span>
  )
}
