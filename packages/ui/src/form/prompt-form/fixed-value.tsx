import { FieldFrame, type FieldProps } from '../field-frame/field-frame.tsx'

/** A value that stands: the app has locked it, or there is no other. */
export function FixedValue({ value, ...frame }: FieldProps & { value: string }) {
  return (
    <FieldFrame {...frame} isGroup aside={<output data-part="value">{value}</output>}>
      {() => null}
    </FieldFrame>
  )
}
