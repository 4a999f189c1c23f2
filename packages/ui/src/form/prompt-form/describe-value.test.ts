import { klingO3TextToVideo, klingTextToVideo } from '@kling-kit/spec'
import { expect, it } from 'vitest'
import { formMessages } from '../form-messages.ts'
import { summarizeFields } from './describe-value.ts'
import { formLayout } from './form-layout.ts'

const section = (group: string) => {
  const { sections } = formLayout(klingO3TextToVideo, () => false)
  return sections.find((each) => each.group === group)?.fields ?? []
}

it.each([
  { group: 'format', values: { aspect_ratio: '9:16' }, summary: '9:16' },
  { group: 'sound', values: { generate_audio: false }, summary: 'Sound off' },
  { group: 'sound', values: { generate_audio: true, voice_ids: ['a', 'b'] }, summary: 'Sound · Voices: 2' },
  {
    group: 'advanced',
    values: { cfg_scale: 0.5, negative_prompt: 'blur, distort, and low quality' },
    summary: 'Standard settings',
  },
  {
    group: 'advanced',
    values: { cfg_scale: 0.9, negative_prompt: 'rain' },
    summary: 'Leave out changed · Prompt strength 0.9',
  },
])('sums up $group as "$summary"', ({ group, values, summary }) => {
  expect(summarizeFields(section(group), values, formMessages)).toBe(summary)
})

it('puts every field of a model in one place', () => {
  for (const model of [klingTextToVideo, klingO3TextToVideo]) {
    const { essentials, settings, sections } = formLayout(model, () => false)
    const names = [...essentials, ...settings, ...sections.flatMap(({ fields }) => fields)].map(
      ([name]) => name,
    )
    expect(names.toSorted()).toEqual(Object.keys(model.fields).toSorted())
  }
})
