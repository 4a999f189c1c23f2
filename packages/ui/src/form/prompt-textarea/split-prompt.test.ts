import { expect, it } from 'vitest'
import { mentionTokens, splitPrompt } from './split-prompt.ts'

it.each([
  { prompt: 'a boat', mentions: ['images'] as const, parts: ['a boat'] },
  {
    prompt: 'put @Image1 on @Image12',
    mentions: ['images'] as const,
    parts: ['put ', '@Image1', ' on ', '@Image12', ''],
  },
  { prompt: '<<<voice_1>>> sings', mentions: ['voices'] as const, parts: ['', '<<<voice_1>>>', ' sings'] },
  { prompt: '@Image1 <<<voice_1>>>', mentions: [] as const, parts: ['@Image1 <<<voice_1>>>'] },
])('cuts "$prompt" at its tokens', ({ prompt, mentions, parts }) => {
  expect(splitPrompt(prompt, mentions)).toEqual(parts)
})

it('names the tokens that exist', () => {
  expect(mentionTokens('images', 2)).toEqual(['@Image1', '@Image2'])
  expect(mentionTokens('voices', 1)).toEqual(['<<<voice_1>>>'])
})
