import { defineModel } from '../registry/define-model.ts'
import { choice, number } from '../registry/field-builders.ts'
import { camera } from '../rules/camera.ts'
import { voices } from '../rules/voices.ts'
import { page, vendor } from '../registry/source.ts'
import { aspectRatio, negativePrompt, promptStrength, quality, videoPrompt } from './video-fields.ts'

const source = page('kling-text2video')
const cameraSource = vendor('camera-control')

export const klingTextToVideo = defineModel({
  id: 'kling-text2video',
  label: 'Kling · text to video',
  summary: '5 or 10 seconds from words, with a camera that you can move. Silent.',
  gives: 'video',
  fields: {
    prompt: videoPrompt(),
    duration: choice({
      label: 'Length',
      group: 'essential',
      unit: 'seconds',
      options: [5, 10],
      default: 5,
      source,
    }),
    mode: quality('std', source),
    aspect_ratio: aspectRatio(source),
    camera_control_type: choice({
      label: 'Camera',
      help: 'A ready move, or one axis of your own.',
      group: 'camera',
      options: ['simple', 'down_back', 'forward_up', 'right_turn_forward', 'left_turn_forward'],
      optionLabels: {
        simple: 'One axis',
        down_back: 'Down and back',
        forward_up: 'Forward and up',
        right_turn_forward: 'Right turn, then forward',
        left_turn_forward: 'Left turn, then forward',
      },
      source: cameraSource,
    }),
    camera_control_config: choice({
      label: 'Axis',
      group: 'camera',
      options: ['horizontal', 'vertical', 'pan', 'tilt', 'roll', 'zoom'],
      optionLabels: {
        horizontal: 'Move left (−) or right (+)',
        vertical: 'Move down (−) or up (+)',
        pan: 'Turn down (−) or up (+)',
        tilt: 'Turn left (−) or right (+)',
        roll: 'Roll counter-clockwise (−) or clockwise (+)',
        zoom: 'Zoom closer (−) or wider (+)',
      },
      source: cameraSource,
    }),
    camera_control_config_value: number({
      label: 'Amount',
      group: 'camera',
      min: -10,
      max: 10,
      step: 1,
      integer: true,
      source: cameraSource,
    }),
    negative_prompt: negativePrompt('No buildings, no artificial objects', source),
    cfg_scale: promptStrength(source),
  },
  rules: [camera, voices],
  price: {
    asOf: '2026-11',
    estimate({ duration = 5, mode = 'std' }) {
      const price = (mode === 'pro' ? 0.98 : 0.28) * (duration / 5)
      return { low: price, high: price }
    },
  },
  usualSeconds: { mean: 320.8, source },
  source,
})
