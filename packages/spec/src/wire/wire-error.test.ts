import { describe, expect, it } from 'vitest'
import { decodeResultAnswer, decodeStatusAnswer } from './decode-job.ts'
import { decodeSubmitAnswer } from './decode-submit.ts'
import { httpAnswer } from '../testing/http-answer.ts'
import type { HttpAnswer } from './wire.ts'

const page = '<html><h1>Forbidden</h1></html>'

const answers: [string, number, unknown?][] = [
  ['an input without a prompt', 400, { error: 'Prompt is Mandatory and must be string' }],
  ['a bad key', 401, { error: 'Unauthorized. API key is invalid or may have expired...' }],
  ['too few credits', 402, { error: 'Insufficient credits' }],
  ['a model that is not for this team', 403, { error: 'Model restricted' }],
  ['an unknown model', 404, { error: 'Model information not found' }],
  ['a request that is gone', 404, { error: 'Request 2c7f59ea not found' }],
  ['a wrong verb', 405, page],
  ['a Content-Type', 406, { error: 'Invalid content type' }],
  ['the balance', 406, { error: 'Insufficient credits. Balance 3.20, need 5.25' }],
  ['a limit of the team', 406, { error: 'Team spend limit reached' }],
  ['a value', 406, { error: 'aspect_ratio must be one of [16:9, 9:16]' }],
  ['a retired model', 410, { error: 'This model is retired' }],
  ['a large body', 413, { error: 'Too large' }],
  ['no reason at all', 422, {}],
  ['a reason without end', 422, { error: `Prompt ${'is too long '.repeat(99)}` }],
  ['too many requests', 429, { error: 'Too many requests' }],
  ['a redirect', 307],
  ['an error of the server', 500, { error: 'Internal server error' }],
  ['a page of a gateway', 502, page],
  ['nothing', 504],
]

const says = (money: string) => new RegExp(String.raw`^[A-Z][^.].{8,}[^. ]\. ${money}\. [A-Z].{9,}\.$`)

type Decode = typeof decodeStatusAnswer | typeof decodeResultAnswer | typeof decodeSubmitAnswer

function messageOf(decode: Decode, answer: HttpAnswer) {
  const told = decode(answer, { from: 'segmind' })
  return 'error' in told ? told.error : { message: '', billed: undefined }
}

describe.each(answers)('%s', (_name, httpStatus, body) => {
  const answer = httpAnswer(httpStatus, body)

  it('is told at a submission by what happened, what was charged and what to do', () => {
    const { message, billed } = messageOf(decodeSubmitAnswer, answer)
    expect(message).toMatch(says(billed === 'no' ? 'Nothing was charged' : 'It may have been charged'))
    expect(message.length).toBeLessThanOrEqual(300)
  })

  it.each([decodeStatusAnswer, decodeResultAnswer])(
    'is told at a poll by what happened, that nothing changed and what to do',
    (decode) => {
      const { message, billed } = messageOf(decode, answer)
      expect(message).toMatch(says('This changes neither the job nor its cost'))
      expect(billed).toBe('unknown')
    },
  )
})

it.each([
  [401, 'no', 'Whoever runs this app must check its key at Segmind.'],
  [402, 'no', 'Whoever runs this app must check its credits at Segmind.'],
  [410, 'Segmind has retired this model', 'Choose another model.'],
  [
    406,
    'Prompt is Mandatory',
    'Segmind refused the input: Prompt is Mandatory. Nothing was charged. Change it and try again.',
  ],
  [406, 'Shorten it. ', 'Segmind refused the input: Shorten it. Nothing was charged.'],
])('HTTP %i "%s" says: %s', (httpStatus, error, words) => {
  expect(messageOf(decodeSubmitAnswer, httpAnswer(httpStatus, { error })).message).toContain(words)
})

it('tells of what came from the way to the proxy that it changed nothing', () => {
  for (const httpStatus of [200, 401, 403, 404, 429, 502]) {
    const told = decodeStatusAnswer(httpAnswer(httpStatus, page), { from: 'proxy' })
    expect('error' in told && told.error.message).toMatch(says('This changes neither the job nor its cost'))
  }
})
