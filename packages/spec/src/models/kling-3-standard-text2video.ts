import { defineModel } from '../registry/define-model.ts'
import { shotsFillDuration } from '../rules/shots-fill-duration.ts'
import { shotsReplacePrompt } from '../rules/shots-replace-prompt.ts'
import { voices } from '../rules/voices.ts'
import { page } from '../registry/source.ts'
import {
  aspectRatio,
  multiPrompt,
  negativePrompt,
  promptStrength,
  seconds,
  shotType,
  sound,
  videoPrompt,
  voiceIds,
} from './video-fields.ts'

const source = page('kling-3-standard-text2video')

export const kling3StandardTextToVideo = defineModel({
  id: 'kling-3-standard-text2video',
  label: 'Kling 3 Standard · text to video',
  summary: '3 to 15 seconds from words, in one shot or several; with sound unless you switch it off.',
  gives: 'video',
  fields: {
    prompt: videoPrompt(['voices']),
    duration: seconds(source),
    aspect_ratio: aspectRatio(source),
    generate_audio: sound(true, source),
    voice_ids: voiceIds(source),
    multi_prompt: multiPrompt(source),
    shot_type: shotType(source),
    negative_prompt: negativePrompt('blur, distort, and low quality', source),
    cfg_scale: promptStrength(source),
  },
  rules: [shotsFillDuration, shotsReplacePrompt, voices],
  price: {
    asOf: '2026-11',
    // The page's cheapest run (3 s for 0.50) and its dearest (15 s for 8.40), taken per second.
    estimate: ({ duration = '5' }) => ({ low: Number(duration) * 0.168, high: Number(duration) * 0.56 }),
  },
  usualSeconds: { mean: 160, source },
  source,
})
