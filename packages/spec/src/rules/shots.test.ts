import { describe, expect, it } from 'vitest'
import type { ShotDuration } from '../registry/field.ts'
import { klingO3ImageToVideo } from '../models/kling-o3-image2video.ts'
import { shotsFillDuration } from './shots-fill-duration.ts'
import { shotsReplacePrompt } from './shots-replace-prompt.ts'
import { shotsWithoutEndFrame } from './shots-without-end-frame.ts'

const { fields } = klingO3ImageToVideo
const shots = (...durations: ShotDuration[]) => durations.map((duration) => ({ prompt: 'x', duration }))

describe('shots fill the duration', () => {
  it.each([
    [{}],
    [{ duration: '9' }],
    [{ multi_prompt: shots('5') }],
    [{ multi_prompt: shots('2', '3') }],
    [{ multi_prompt: shots('1', '1', '1', '1', '6'), duration: '10' }],
    [{ multi_prompt: shots('10'), duration: 10 }],
  ])('as in %o', (input) => expect(shotsFillDuration.check(input, fields)).toEqual({}))

  it.each([
    [{ multi_prompt: shots('4') }, 4, 5],
    [{ multi_prompt: shots('5', '5') }, 10, 5],
    [{ multi_prompt: shots('5'), duration: '15' }, 5, 15],
  ])('unlike in %o', (input, sum, total) => {
    const message = `The shots last ${sum} seconds together; make them add up to the video's ${total}.`
    expect(shotsFillDuration.check(input, fields)).toEqual({ issues: [{ path: ['multi_prompt'], message }] })
  })
})

it('shots and a last frame exclude each other', () => {
  const end_image_url = 'https://example.com/a.png'
  expect(shotsWithoutEndFrame.check({ end_image_url }, fields)).toEqual({})
  expect(shotsWithoutEndFrame.check({ multi_prompt: shots('5') }, fields)).toEqual({})
  const both = shotsWithoutEndFrame.check({ end_image_url, multi_prompt: shots('5') }, fields)
  expect(both.issues?.[0]?.path).toEqual(['end_image_url'])
})

it('shots take the place of the prompt, which deserves a warning', () => {
  expect(shotsReplacePrompt.check({}, fields)).toEqual({})
  expect(shotsReplacePrompt.check({ multi_prompt: shots('5') }, fields)).toMatchObject({
    warnings: [{ path: ['prompt'] }],
  })
})
