import type { ModelId, ModelInput } from '@kling-kit/spec'
import { useMessages } from '../../messages/use-messages.ts'
import { ActionButton } from '../action-button/action-button.tsx'

/** Some of a model's parameters; of any of several where the model is not known to the types. */
export type SomeInput<Id extends ModelId> = Id extends ModelId ? Partial<ModelInput<Id>> : never

/** An input to start from. */
export interface PromptPreset<Id extends ModelId = ModelId> {
  label: string
  input: SomeInput<Id>
}

export interface PresetsProps<Id extends ModelId> {
  presets: readonly PromptPreset<Id>[]
  onChoose(input: Record<string, unknown>): void
}

/** Inputs to start from, each a button. */
export function Presets<Id extends ModelId>({ presets, onChoose }: PresetsProps<Id>) {
  const messages = useMessages()
  return (
    <div data-part="presets" role="group" aria-label={messages.presets}>
      <span aria-hidden="true">{messages.presets}</span>
      {presets.map(({ label, input }) => (
        <ActionButton key={label} onClick={() => onChoose(input)}>
          {label}
        </ActionButton>
      ))}
    </div>
  )
}
