import { defineModel } from '../registry/define-model.ts'
import { shotsFillDuration } from '../rules/shots-fill-duration.ts'
import { shotsReplacePrompt } from '../rules/shots-replace-prompt.ts'
import { voices } from '../rules/voices.ts'
import { page } from '../registry/source.ts'
import { o3Price } from './o3-price.ts'
import {
  aspectRatio,
  multiPrompt,
  negativePrompt,
  promptStrength,
  quality,
  seconds,
  shotType,
  sound,
  videoPrompt,
  voiceIds,
} from './video-fields.ts'

const source = page('kling-o3-text2video')

export const klingO3TextToVideo = defineModel({
  id: 'kling-o3-text2video',
  label: 'Kling O3 · text to video',
  summary: '3 to 15 seconds from words, in one shot or several; silent unless you ask for sound.',
  gives: 'video',
  fields: {
    prompt: videoPrompt(['voices']),
    duration: seconds(source),
    mode: quality('pro', source),
    aspect_ratio: aspectRatio(source),
    generate_audio: sound(false, source),
    voice_ids: voiceIds(source),
    multi_prompt: multiPrompt(source),
    shot_type: shotType(source),
    negative_prompt: negativePrompt('blur, distort, and low quality', source),
    cfg_scale: promptStrength(source),
  },
  rules: [shotsFillDuration, shotsReplacePrompt, voices],
  price: o3Price,
  usualSeconds: { mean: 152.7, source },
  source,
})
