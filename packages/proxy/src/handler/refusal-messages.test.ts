import { type ErrorCode, errorCodes } from '@kling-kit/spec'
import { expect, it } from 'vitest'
import { refusalMessage } from './refusal-messages.ts'

it.each(Object.keys(errorCodes) as ErrorCode[])(
  'of %s says what happened, what it cost and what to do',
  (code) => {
    expect(refusalMessage(code)).toMatch(
      /^[A-Z].{9,}[^ ]\. (Nothing was charged|It may have been charged)\. [A-Z].{9,}\.$/,
    )
    expect(refusalMessage(code, 'no')).toContain('. Nothing was charged. ')
    expect(refusalMessage(code, 'asked')).toContain('. This changes neither the job nor its cost. ')
    expect(refusalMessage(code, 'unknown')).toContain('. It may have been charged. ')
  },
)
