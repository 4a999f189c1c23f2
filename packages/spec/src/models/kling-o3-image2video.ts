import { defineModel } from '../registry/define-model.ts'
import { image } from '../registry/field-builders.ts'
import { shotsFillDuration } from '../rules/shots-fill-duration.ts'
import { shotsReplacePrompt } from '../rules/shots-replace-prompt.ts'
import { shotsWithoutEndFrame } from '../rules/shots-without-end-frame.ts'
import { voices } from '../rules/voices.ts'
import { page, vendor } from '../registry/source.ts'
import { o3Price } from './o3-price.ts'
import { multiPrompt, quality, seconds, shotType, sound, videoPrompt } from './video-fields.ts'

const source = page('kling-o3-image2video')

export const klingO3ImageToVideo = defineModel({
  id: 'kling-o3-image2video',
  label: 'Kling O3 · image to video',
  summary: 'Brings a picture to life for 3 to 15 seconds; a second picture may say how it ends.',
  gives: 'video',
  fields: {
    image_url: image({
      label: 'First frame',
      help: 'jpg or png, at least 300 pixels a side, up to 10 MB. It decides the shape.',
      group: 'essential',
      required: true,
      source: vendor('image-to-video'),
    }),
    prompt: videoPrompt(),
    end_image_url: image({
      label: 'Last frame',
      help: 'Not together with shots.',
      group: 'format',
      source,
    }),
    duration: seconds(source),
    mode: quality('pro', source),
    generate_audio: sound(false, source),
    multi_prompt: multiPrompt(source),
    shot_type: shotType(source),
  },
  rules: [shotsFillDuration, shotsReplacePrompt, shotsWithoutEndFrame, voices],
  price: o3Price,
  usualSeconds: { mean: 190.5, source },
  source,
})
