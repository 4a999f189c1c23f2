'use client'
import { type ReactNode, useId } from 'react'
import type { FieldProps } from '../field-frame/field-frame.tsx'

export interface SwitchControlProps extends FieldProps {
  value: boolean
  onChange(value: boolean): void
  onBlur?(): void
  /** A short note under the help: what the switch does to the price. */
  note?: ReactNode
  disabled?: boolean
}

/** On or off, with what that means beside it. */
export function SwitchControl({
  name,
  label,
  help,
  note,
  issues = [],
  value,
  onChange,
  onBlur,
  disabled,
}: SwitchControlProps) {
  const id = useId()
  return (
    <div data-kling="switch-control" data-field={name} data-invalid={issues.length > 0 || undefined}>
      <div>
        <label data-part="label" htmlFor={id}>
          {label}
        </label>
        <div data-part="help" id={`${id}-help`}>
          {help && <p>{help}</p>}
          {note && <p data-part="note">{note}</p>}
          {issues.map((issue) => (
            <p data-part="issues" key={issue}>
              {issue}
            </p>
          ))}
        </div>
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={value}
        disabled={disabled}
        aria-describedby={`${id}-help`}
        aria-invalid={issues.length > 0 || undefined}
        onChange={(event) => onChange(event.target.checked)}
        onBlur={onBlur}
      />
    </div>
  )
}
