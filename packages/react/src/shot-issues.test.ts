import { expect, it } from 'vitest'
import { shotIssues } from './shot-issues.ts'

const limits = { totalSeconds: 5, max: 2, promptMaxLength: 4 }
const shot = (id: string, prompt: string, seconds: number) => ({ id, prompt, seconds })

it.each([
  ['no shots at all', [], []],
  ['shots in order', [shot('a', 'boat', 2), shot('b', 'sea', 3)], []],
  ['too short', [shot('a', 'boat', 4)], ['Add 1 second to the shots: the video lasts 5.']],
  ['too long', [shot('a', 'boat', 7)], ['Take 2 seconds off the shots: the video lasts 5.']],
  ['no prompt', [shot('a', ' ', 5)], ['Shot 1 needs a prompt.']],
  ['a long prompt', [shot('a', 'boats', 5)], ['Shorten the prompt of shot 1 by 1 character.']],
  [
    'too many',
    [shot('a', 'one', 1), shot('b', 'two', 1), shot('c', 'six', 3)],
    ['Remove 1 of the shots: 2 are allowed.'],
  ],
])('%s', (_, shots, messages) => {
  expect(shotIssues(shots, limits).map(({ message }) => message)).toEqual(messages)
})

it('names the shot that it is about', () => {
  expect(shotIssues([shot('a', '', 5)], limits)[0]?.id).toBe('a')
})
