import { describe, expect, it } from 'vitest'
import { encodeInput } from './encode.ts'
import type { AnyModel } from '../registry/model.ts'
import { kling3StandardTextToVideo } from '../models/kling-3-standard-text2video.ts'
import { klingO1 } from '../models/kling-o1.ts'
import { klingO3ImageToVideo } from '../models/kling-o3-image2video.ts'
import { klingO3TextToVideo } from '../models/kling-o3-text2video.ts'
import { klingTextToVideo } from '../models/kling-text2video.ts'

const prompt = 'a paper boat'

describe('the body of a submission', () => {
  it.each<[AnyModel, Record<string, unknown>]>([
    [klingO3TextToVideo, { mode: 'pro', generate_audio: false }],
    [kling3StandardTextToVideo, { generate_audio: true }],
    [klingO3ImageToVideo, { mode: 'pro', generate_audio: false }],
    [klingTextToVideo, { mode: 'std' }],
    [klingO1, {}],
  ])('says what costs money even where the input does not: $id', (model, said) => {
    expect(encodeInput(model, { prompt })).toEqual({ prompt, ...said })
  })

  it('keeps what the input says', () => {
    const input = { prompt, mode: 'std', generate_audio: true, duration: '7', cfg_scale: 0 }
    expect(encodeInput(klingO3TextToVideo, input)).toEqual(input)
  })

  it('leaves out what is empty and what the model does not have', () => {
    const input = { prompt, negative_prompt: '', multi_prompt: [], end_image_url: '', seed: 4, mode: '' }
    expect(encodeInput(klingO3TextToVideo, input)).toEqual({ prompt, mode: 'pro', generate_audio: false })
  })

  it('leaves out a camera that does nothing', () => {
    const still = {
      prompt,
      mode: 'std',
      camera_control_type: '',
      camera_control_config: '',
      camera_control_config_value: 0,
    }
    expect(encodeInput(klingTextToVideo, still)).toEqual({ prompt, mode: 'std' })
    const move = { prompt, mode: 'std', camera_control_type: 'down_back' }
    expect(encodeInput(klingTextToVideo, { ...move, camera_control_config_value: 0 })).toEqual(move)
    const zoom = {
      ...move,
      camera_control_type: 'simple',
      camera_control_config: 'zoom',
      camera_control_config_value: -5,
    }
    expect(encodeInput(klingTextToVideo, zoom)).toEqual(zoom)
  })

  it('takes nothing from a prototype', () => {
    const body = encodeInput(klingO3TextToVideo, Object.create({ prompt, duration: '9' }) as object)
    expect(body).toEqual({ mode: 'pro', generate_audio: false })
  })
})
