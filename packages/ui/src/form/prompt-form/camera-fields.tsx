import type { UseDraftResult } from '@kling-kit/react'
import { CameraControl } from '../camera-control/camera-control.tsx'
import type { CameraAxis, CameraType } from '../camera-control/camera-move.ts'
import type { FormMessages } from '../form-messages.ts'

/** The three parameters that one camera control holds together. */
export const cameraNames = [
  'camera_control_type',
  'camera_control_config',
  'camera_control_config_value',
] as const

export const isOfCamera = (name: string) => (cameraNames as readonly string[]).includes(name)

/** Whether one control can hold the three: all are there, and the app has fixed none of them. */
export function hasCamera(draft: UseDraftResult): boolean {
  return cameraNames.every((name) => {
    const { isHidden, isLocked } = draft.field(name)
    return name in draft.model.fields && !isHidden && !isLocked
  })
}

/** A camera move in a few words. */
export function describeCamera(values: Record<string, unknown>, messages: FormMessages): string {
  const [type, axis, amount] = cameraNames.map((name) => values[name])
  if (type !== 'simple') return messages.cameraTypes[(type as CameraType | undefined) ?? 'none']
  const [low, high] = messages.cameraEnds[axis as CameraAxis] ?? []
  const direction = Number(amount) < 0 ? low : high
  return `${messages.cameraAxes[axis as CameraAxis]}, ${messages.cameraMove(Number(amount ?? 0), direction ?? '')}`
}

/** A draft's camera move. */
export function CameraFields({ draft }: { draft: UseDraftResult }) {
  const [type, axis, amount] = cameraNames
  const { onBlur } = draft.field(type)
  return (
    <CameraControl
      name={type}
      value={{
        type: draft.values[type] as CameraType | undefined,
        axis: draft.values[axis] as CameraAxis | undefined,
        amount: draft.values[amount] as number | undefined,
      }}
      onChange={(move) => draft.setValues({ [type]: move.type, [axis]: move.axis, [amount]: move.amount })}
      onBlur={onBlur}
      issues={cameraNames.flatMap((name) => draft.field(name).issues)}
    />
  )
}
