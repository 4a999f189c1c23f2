import { expect, it } from 'vitest'
import { failureOf } from './failure.ts'

it.each([
  ['content_policy_violation', 'content-policy'],
  ['Failure to pass the risk control system', 'content-policy'],
  ['The image was flagged by our safety system', 'content-policy'],
  ['Reference media rejected: URL must be a valid HTTP or HTTPS URL.', 'media-rejected'],
  ['Failed to download image', 'media-rejected'],
  ['Image pixels is invalid: 200x200', 'media-rejected'],
  ['Prompt is Mandatory and must be string', 'input-rejected'],
  ['duration value 20 is invalid', 'input-rejected'],
  ['Image generation failed', 'upstream'],
  ['Internal error', 'upstream'],
  ['', 'upstream'],
])('"%s" is %s', (words, code) => {
  expect(failureOf(words)).toEqual({
    code,
    message: words || 'The job failed and the service gave no usable reason.',
  })
})
