import { expect, it } from 'vitest'
import { klingTextToVideo } from '../models/kling-text2video.ts'
import { camera } from './camera.ts'

const check = (
  camera_control_type?: string,
  camera_control_config?: string,
  camera_control_config_value?: number,
) =>
  camera
    .check(
      { camera_control_type, camera_control_config, camera_control_config_value },
      klingTextToVideo.fields,
    )
    .issues?.map(({ path }) => path[0])

it.each<[string?, string?, number?]>([
  [undefined, undefined, undefined],
  [undefined, undefined, 0],
  ['simple', 'zoom', -5],
  ['simple', 'pan', 10],
  ['down_back', undefined, undefined],
  ['down_back', undefined, 0],
])('takes %s, %s, %s', (...given) => expect(check(...given)).toBeUndefined())

it.each([
  ['simple', undefined, 5, 'camera_control_config'],
  ['simple', 'zoom', undefined, 'camera_control_config_value'],
  ['simple', 'zoom', 0, 'camera_control_config_value'],
  ['down_back', 'zoom', 5, 'camera_control_config'],
  ['forward_up', undefined, 5, 'camera_control_config_value'],
  [undefined, 'zoom', undefined, 'camera_control_config'],
  [undefined, undefined, 5, 'camera_control_config_value'],
] as const)('does not take %s, %s, %s', (type, axis, amount, path) =>
  expect(check(type, axis, amount)).toEqual([path]),
)
