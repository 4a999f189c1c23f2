'use client'
import { type ReactNode, useId } from 'react'
import { FieldFrame, type FieldProps } from '../field-frame/field-frame.tsx'

export interface SegmentedOption<Value extends string | number> {
  value: Value
  label: string
  icon?: ReactNode
}

export interface SegmentedControlProps<Value extends string | number> extends FieldProps {
  options: readonly SegmentedOption<Value>[]
  value: Value | undefined
  onChange(value: Value): void
  onBlur?(): void
  disabled?: boolean
  /** Label and options on one line. */
  isInline?: boolean
}

/** One of a few, all in sight: native radio buttons in one bar. */
export function SegmentedControl<Value extends string | number>({
  options,
  value,
  onChange,
  onBlur,
  disabled,
  isInline,
  ...frame
}: SegmentedControlProps<Value>) {
  const group = useId()
  return (
    <FieldFrame {...frame} isGroup>
      {(links) => (
        <div
          {...links}
          data-kling="segmented-control"
          data-inline={isInline || undefined}
          role="radiogroup"
          onBlur={onBlur}
        >
          {options.map((option) => (
            <label key={option.value}>
              <input
                type="radio"
                name={group}
                value={option.value}
                checked={option.value === value}
                disabled={disabled}
                onChange={() => onChange(option.value)}
              />
              {option.icon}
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  )
}
