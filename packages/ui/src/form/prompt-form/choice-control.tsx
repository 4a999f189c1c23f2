import type { ChoiceField } from '@kling-kit/spec'
import { useMessages } from '../../messages/use-messages.ts'
import { FieldFrame, type FieldProps } from '../field-frame/field-frame.tsx'
import { RangeControl } from '../range-control/range-control.tsx'
import { AspectRatioIcon } from '../segmented-control/aspect-ratio-icon.tsx'
import { SegmentedControl } from '../segmented-control/segmented-control.tsx'
import { describeValue } from './describe-value.ts'
import { FixedValue } from './fixed-value.tsx'

export interface ChoiceControlProps extends FieldProps {
  field: ChoiceField
  value: string | number | undefined
  onChange(value: string | number | undefined): void
  onBlur(): void
}

/** One of a field's options: nothing to choose from one, a bar of a few, a slider for many numbers, else a list. */
export function ChoiceControl({ field, onChange, onBlur, ...props }: ChoiceControlProps) {
  const messages = useMessages()
  const { options } = field
  const { value = field.default, ...frame } = props
  const labelOf = (option: string | number) => describeValue(field, option, messages)
  const [first, last] = [options[0], options.at(-1)]
  if (first === undefined || last === undefined) return null
  if (options.length === 1) return <FixedValue {...frame} value={labelOf(first)} />
  if (options.length <= 4) {
    return (
      <SegmentedControl
        {...frame}
        options={options.map((option) => ({
          value: option,
          label: labelOf(option),
          icon: <AspectRatioIcon ratio={String(option)} />,
        }))}
        value={value}
        onChange={onChange}
        onBlur={onBlur}
      />
    )
  }
  if (options.every((option) => Number.isFinite(Number(option)))) {
    return (
      <RangeControl
        {...frame}
        min={0}
        max={options.length - 1}
        value={Math.max(0, options.indexOf(value ?? first))}
        format={(index) => labelOf(options[index] ?? first)}
        ends={[labelOf(first), labelOf(last)]}
        onChange={(index) => onChange(options[index])}
        onBlur={onBlur}
      />
    )
  }
  return (
    <FieldFrame {...frame}>
      {(links) => (
        <select
          {...links}
          data-kling="input"
          value={value === undefined ? '' : String(value)}
          onChange={({ target }) => onChange(options.find((option) => String(option) === target.value))}
          onBlur={onBlur}
        >
          {field.default === undefined && <option value="">{messages.notSet}</option>}
          {options.map((option) => (
            <option key={option} value={String(option)}>
              {labelOf(option)}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}
