import { expect, it } from 'vitest'
import { decodeResultAnswer, decodeStatusAnswer } from './decode-job.ts'
import { decodeSubmitAnswer } from './decode-submit.ts'
import { httpAnswer } from '../testing/http-answer.ts'

/** What a person reads of these words, wherever Segmind puts them. */
function shownOf(error: string) {
  const from = { from: 'segmind' } as const
  const failed = httpAnswer(422, { status: 'FAILED', error })
  const [status, result] = [decodeStatusAnswer(failed, from), decodeResultAnswer(failed, from)]
  const refused = decodeSubmitAnswer(httpAnswer(400, { error }), from)
  return {
    failures: [status, result].map((told) => ('failure' in told ? told.failure?.message : undefined)),
    refusal: 'error' in refused ? refused.error.message : '',
  }
}

const noReason = 'The job failed and the service gave no usable reason.'

it.each([
  'Prompt is Mandatory and must be string',
  'content_policy_violation',
  'Failure to pass the risk control system (code 1301)',
  'Reference media rejected: URL must be a valid HTTP or HTTPS URL.',
  'Image pixels is invalid: 200x200, ratio 2.6 > 2.5',
  'Only image/png, jpg/png/webp and video/mp4 are supported, e.g. png',
  'aspect_ratio must be one of [16:9, 9:16, 1:1]',
  "duration value '20' is invalid",
  'multi_prompt[0].prompt must not exceed 512 characters, got: 600',
  'cfg_scale must be between 0 and 1; 1.5 is not',
  'Use @Image1 and/or @Image2: a host of a party at a line',
  'Generation failed. Please try again.',
  'Insufficient credits',
])('passes on what helps: %s', (error) => {
  const { failures, refusal } = shownOf(error)
  expect(failures).toEqual([error, error])
  expect(refusal).toContain(error.replace(/\.$/, ''))
})

it.each([
  'Insufficient credits: remaining balance 42.83, needed 5.25',
  'connect ECONNREFUSED 10.0.3.7:8080 at worker (/srv/app/run.py:31)',
  'Upstream 10.0.3.7 is down',
  'no route to [::1]:8080 or fe80::1',
  'no route to 2001:db8:0:0:1:2:3:4',
  'worker.prod.internal does not answer',
  'getaddrinfo ENOTFOUND worker-7',
  'worker-7:8080 refused the connection',
  "HTTPConnectionPool(host='worker-7', port=80): timed out",
  'cannot open /srv/app/model.safetensors',
  'cannot open /tmp',
  'cannot open C:\\app\\run',
  'File "run.py", line 31, in predict',
  'Traceback (most recent call last)',
  'TypeError: x is not a function at Worker.run (native)',
  'std::bad_alloc',
  'localhost refused',
])('keeps to itself what is about machines or money: %s', (error) => {
  const { failures, refusal } = shownOf(error)
  expect(failures).toEqual([noReason, noReason])
  expect(refusal).toBe(
    'Segmind refused the input: it gave no usable reason. Nothing was charged. Change it and try again.',
  )
})

it.each([
  ['Failed to download https://pictures.example/a/b.png?key=1', 'Failed to download …'],
  ['No answer from redis://user:word@worker-7:6379/0 in time', 'No answer from … in time'],
  ['Could not read "http://10.0.3.7:8080/x", sorry', 'Could not read "…", sorry'],
])('takes the addresses out of "%s"', (error, words) => {
  const { failures, refusal } = shownOf(error)
  expect(failures).toEqual([words, words])
  expect(refusal).toContain(words)
})
