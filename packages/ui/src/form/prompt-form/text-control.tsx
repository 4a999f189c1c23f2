import type { TextField } from '@kling-kit/spec'
import { FieldFrame, type FieldProps } from '../field-frame/field-frame.tsx'
import { PromptTextarea } from '../prompt-textarea/prompt-textarea.tsx'

export interface TextControlProps extends FieldProps {
  field: TextField
  value: string
  onChange(value: string): void
  onBlur(): void
  tokens: readonly string[]
}

/** Text on one line or on several, with the tokens that mean something in it. */
export function TextControl({ field, value, onChange, onBlur, tokens, ...frame }: TextControlProps) {
  // A text that starts empty has room for its help.
  const isHelpInside =
    field.required && field.default === undefined && !field.placeholder && frame.help === field.help
  if (field.multiline) {
    return (
      <PromptTextarea
        {...frame}
        value={value}
        onChange={onChange}
        onBlur={onBlur}
        maxLength={field.maxLength}
        mentions={field.mentions}
        tokens={tokens}
        placeholder={isHelpInside ? field.help : field.placeholder}
        help={isHelpInside ? undefined : frame.help}
        rows={field.group === 'essential' ? 4 : 2}
        isRequired={field.required}
      />
    )
  }
  return (
    <FieldFrame {...frame}>
      {(links) => (
        <input
          {...links}
          data-kling="input"
          value={value}
          placeholder={field.placeholder}
          aria-required={field.required || undefined}
          onChange={({ target }) => onChange(target.value)}
          onBlur={onBlur}
        />
      )}
    </FieldFrame>
  )
}
