import { expect, it } from 'vitest'
import { kling3StandardTextToVideo } from '../models/kling-3-standard-text2video.ts'
import { klingO3TextToVideo } from '../models/kling-o3-text2video.ts'
import { klingTextToVideo } from '../models/kling-text2video.ts'
import { voices } from './voices.ts'

type Input = Parameters<typeof voices.check>[0]
const silent = klingO3TextToVideo.fields
const check = (input: Partial<Input>, fields: Parameters<typeof voices.check>[1] = silent) =>
  voices.check({ prompt: 'x', ...input }, fields).issues?.map(({ path }) => path.join('.'))

it.each<[Partial<Input>]>([
  [{}],
  [{ voice_ids: ['a'], generate_audio: true, prompt: '<<<voice_1>>> says hello' }],
  [
    {
      voice_ids: ['a', 'b'],
      generate_audio: true,
      multi_prompt: [{ prompt: '<<<voice_2>>>', duration: '5' }],
    },
  ],
])('lets %o pass', (input) => expect(check(input)).toEqual([]))

it('wants sound for voices, by default or on purpose', () => {
  expect(check({ voice_ids: ['a'] })).toEqual(['generate_audio'])
  expect(check({ voice_ids: ['a'], generate_audio: false })).toEqual(['generate_audio'])
  expect(check({ voice_ids: ['a'] }, kling3StandardTextToVideo.fields)).toEqual([])
})

it.each(['<<<voice_1>>>', '<<<voice_0>>>', '<<<voice_12345678901234567890>>>'])(
  'wants a voice for %s',
  (mention) => {
    expect(check({ prompt: mention })).toEqual(['prompt'])
    expect(check({ multi_prompt: [{ prompt: mention, duration: '5' }] })).toEqual(['multi_prompt.0.prompt'])
  },
)

it('says it once of a voice that a prompt names twice', () => {
  expect(check({ prompt: '<<<voice_1>>> and <<<voice_2>>>, then <<<voice_1>>>' })).toEqual([
    'prompt',
    'prompt',
  ])
})

it('warns of a voice in a model that has none', () => {
  expect(voices.check({ prompt: '<<<voice_1>>> sings' }, klingTextToVideo.fields)).toEqual({
    warnings: [{ path: ['prompt'], message: '<<<voice_1>>> has no voice; take it out of the prompt.' }],
  })
})
