import { klingO1, klingO3TextToVideo, klingTextToVideo } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { carriedValues, initialValues, sentValues } from './draft-values.ts'

describe('what is sent of what a form holds', () => {
  it.each([
    ['a value', { prompt: 'a boat' }, { prompt: 'a boat' }],
    ['a required text that is empty, for the model to say so', { prompt: '' }, { prompt: '' }],
    ['an emptied text that has a default', { negative_prompt: '' }, { negative_prompt: '' }],
    ['no empty list', { voice_ids: [], multi_prompt: [] }, {}],
    ['nothing that was taken back', { duration: undefined }, {}],
    ['no field of another model', { camera_control_type: 'simple' }, {}],
    ['false, which is a value', { generate_audio: false }, { generate_audio: false }],
  ])('%s', (_, values, sent) => {
    expect(sentValues(klingO3TextToVideo, values)).toEqual(sent)
  })

  it('a required list that is empty, for the model to say so', () => {
    expect(sentValues(klingO1, { image_urls: [] })).toEqual({ image_urls: [] })
  })
})

describe('where a draft starts', () => {
  const defaults = initialValues(klingO3TextToVideo)

  it.each([
    ['the defaults of the model', {}, {}, defaults],
    ['the defaults of the app over them', { duration: '9' }, {}, { ...defaults, duration: '9' }],
    [
      'values of fields over both',
      { duration: '9' },
      { duration: { value: '3' } },
      { ...defaults, duration: '3' },
    ],
    ['a hidden field at its default', {}, { mode: 'hidden' as const }, defaults],
    ['nothing that the model lacks', { image_url: 'x' }, { image_urls: { value: [] } }, defaults],
  ])('%s', (_, appDefaults, fields, expected) => {
    expect(initialValues(klingO3TextToVideo, appDefaults, fields)).toEqual(expected)
  })
})

it('carries a value over unless an issue names it', () => {
  const initial = initialValues(klingTextToVideo)
  const values = { prompt: 'a boat', duration: '7', aspect_ratio: '1:1', voice_ids: ['a'] }
  const issuesOf = () => [{ path: ['duration'], message: 'Choose 5 or 10.' }]
  const carried = carriedValues({ values, initial: {} }, { model: klingTextToVideo, initial, issuesOf })
  expect(carried).toEqual({ ...initial, prompt: 'a boat', aspect_ratio: '1:1' })
})
