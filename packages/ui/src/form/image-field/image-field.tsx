'use client'
import { FieldFrame, type FieldProps } from '../field-frame/field-frame.tsx'
import { ImageInput } from './image-input.tsx'

export interface ImageFieldProps extends FieldProps {
  /** A public http(s) address. */
  value: string
  onChange(value: string): void
  onBlur?(): void
  isRequired?: boolean
  disabled?: boolean
}

/** One picture: its address, a preview, and a file to drop or choose, which is uploaded where the app offers it. */
export function ImageField({ value, onChange, onBlur, isRequired, disabled, ...frame }: ImageFieldProps) {
  return (
    <FieldFrame {...frame}>
      {(links) => (
        <ImageInput
          links={links}
          label={frame.label}
          value={value}
          onChange={onChange}
          onBlur={onBlur}
          isRequired={isRequired}
          disabled={disabled}
        />
      )}
    </FieldFrame>
  )
}
