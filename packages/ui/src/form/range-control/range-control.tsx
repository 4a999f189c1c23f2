'use client'
import type { CSSProperties } from 'react'
import { FieldFrame, type FieldProps } from '../field-frame/field-frame.tsx'

export interface RangeControlProps extends FieldProps {
  min: number
  max: number
  step?: number
  value: number
  onChange(value: number): void
  onBlur?(): void
  /** What a person reads for a value; the number itself when absent. */
  format?(value: number): string
  /** What the two ends mean. */
  ends?: readonly [low: string, high: string]
  disabled?: boolean
}

/** A number between two ends, by a native slider. Its line is filled from the start, or from 0 where the range passes 0. */
export function RangeControl({
  min,
  max,
  step = 1,
  value,
  onChange,
  onBlur,
  format = String,
  ends,
  disabled,
  ...frame
}: RangeControlProps) {
  const share = (number: number) => `${((number - min) / (max - min)) * 100}%`
  const origin = Math.min(max, Math.max(min, 0))
  const fill = {
    '--kling-fill-from': share(Math.min(origin, value)),
    '--kling-fill-to': share(Math.max(origin, value)),
  } as CSSProperties
  return (
    <FieldFrame {...frame} aside={<output data-part="value">{format(value)}</output>}>
      {(links) => (
        <div data-kling="range-control">
          <input
            {...links}
            type="range"
            min={min}
            max={max}
            step={step}
            value={value}
            style={fill}
            disabled={disabled}
            aria-valuetext={format(value)}
            onChange={(event) => onChange(event.target.valueAsNumber)}
            onBlur={onBlur}
          />
          {ends && (
            <div data-part="ends" aria-hidden="true">
              <span>{ends[0]}</span>
              <span>{ends[1]}</span>
            </div>
          )}
        </div>
      )}
    </FieldFrame>
  )
}
