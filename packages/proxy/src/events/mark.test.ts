import type { JobStatus } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { isFinal, markOf, statusOfMark } from './mark.ts'

const statuses: [status: JobStatus, mark: string, isOver: boolean][] = [
  ['queued', 'q', false],
  ['processing', 'p', false],
  ['completed', 'c', true],
  ['failed', 'f', true],
]

describe('the mark of a job', () => {
  it.each(statuses)('that is %s is %j, and is understood when it comes back', (status, mark) => {
    expect(markOf(status)).toBe(mark)
    expect(statusOfMark(mark)).toBe(status)
  })

  it('of which nothing is known is a dash, so that the others keep their places', () => {
    expect(markOf(undefined)).toBe('-')
    expect(statusOfMark('-')).toBeUndefined()
  })
})

it.each([...statuses, [undefined, '-', false] as const])(
  'nothing comes after some statuses: %s',
  (status, _, isOver) => {
    expect(isFinal(status)).toBe(isOver)
  },
)
