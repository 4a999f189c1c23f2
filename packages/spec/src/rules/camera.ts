import type { Rule } from '../registry/model.ts'

interface CameraInput {
  camera_control_type?: string
  camera_control_config?: string
  camera_control_config_value?: number
}

const wrong = (key: keyof CameraInput, message: string) => ({ issues: [{ path: [key], message }] })

/** A ready move takes nothing else; `simple` takes one axis and how far to go on it. */
export const camera: Rule<CameraInput> = {
  name: 'camera',
  check({ camera_control_type: type, camera_control_config: axis, camera_control_config_value: amount }) {
    if (type === 'simple') {
      if (!axis) return wrong('camera_control_config', 'The camera moves along one axis; choose which.')
      if (!amount)
        return wrong('camera_control_config_value', 'Say how far the camera moves: −10 to 10, but not 0.')
    } else if (axis || amount) {
      const message = "Axis and amount belong to the camera 'simple'; choose it, or leave them out."
      return wrong(axis ? 'camera_control_config' : 'camera_control_config_value', message)
    }
    return {}
  },
}
