import { type ComponentType, useState } from 'react'

interface Controllable<Value> {
  value: Value
  onChange(value: Value): void
}

/** A part with the value that an app would hold for it. For stories. */
export function Controlled<Value, Props extends Controllable<Value>>({
  part: Part,
  ...props
}: Props & { part: ComponentType<Props> }) {
  const [value, setValue] = useState(props.value)
  const onChange = (next: Value) => {
    setValue(next)
    props.onChange(next)
  }
  return <Part {...(props as unknown as Props)} value={value} onChange={onChange} />
}
