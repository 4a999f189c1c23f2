import { useEstimate } from '@kling-kit/react'
import type { ModelId } from '@kling-kit/spec'
import { useMessages } from '../../messages/use-messages.ts'
import { SwitchControl, type SwitchControlProps } from '../switch-control/switch-control.tsx'

export interface PricedSwitchProps extends SwitchControlProps {
  modelId: ModelId
  name: string
  /** The other values, which the price depends on. */
  values: Record<string, unknown>
}

/** A switch that says what it does to the price, where it does anything. */
export function PricedSwitch({ modelId, values, ...props }: PricedSwitchProps) {
  const messages = useMessages()
  const { cost: off } = useEstimate(modelId, { ...values, [props.name]: false })
  const { cost: on } = useEstimate(modelId, { ...values, [props.name]: true })
  const makesDifference = off && on && (off.low !== on.low || off.high !== on.high)
  return <SwitchControl {...props} note={makesDifference ? messages.priceOfSwitch(off, on) : undefined} />
}
