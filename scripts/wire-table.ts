import { type Billed, type ErrorCode, errorCodes, type FailureCode } from '@kling-kit/spec'
import type { ClientCode } from '../packages/core/src/errors/client-code.ts'
import { JobExpiredError } from '../packages/core/src/errors/job-expired-error.ts'
import { JobFailedError } from '../packages/core/src/errors/job-failed-error.ts'
import type { KlingError } from '../packages/core/src/errors/kling-error.ts'
import { TimeoutError } from '../packages/core/src/errors/timeout-error.ts'
import { disposed } from '../packages/core/src/job/job-handle.ts'
import { newJob } from '../packages/core/src/job/new-job.ts'
import { noUpload, notSent, offlineRefusal, uploadRefusal } from '../packages/core/src/submit/refusal.ts'
import { refresh, table } from './generated-part.ts'
import { routeRows } from './wire-routes.ts'

/** What a code says, and what to do then. */
type Meaning = readonly [says: string, todo: string]

const proxyCodes: Readonly<Record<ErrorCode, Meaning>> = {
  unauthorized: [
    '`authorize` named nobody: null, a throw, five seconds of silence, an id that reads `undefined`',
    'Sign in, and ask again',
  ],
  'wrong-caller': [
    'The request id has no seal, or one for somebody else or of another key',
    'Sign in as the one who submitted. After a change of the key, `proxy.seal` makes the id anew',
  ],
  'cross-site': ['`Sec-Fetch-Site` names another site', 'List its origin in `allowedOrigins`, if it may'],
  'origin-not-allowed': [
    'Without `Sec-Fetch-Site`: `Origin` is neither the own one nor listed',
    'Set `publicOrigin` or `allowedOrigins`',
  ],
  'not-found': [
    'No route has this path. From `media`: there is no file, or none any more',
    'Correct the path or `basePath`',
  ],
  'unknown-model': [
    'The app does not offer this model, or not to this caller; or Segmind has none of that name',
    'Choose one that `capabilities` names',
  ],
  'model-retired': ['Segmind has retired the model', 'Choose another one'],
  'method-not-allowed': ['The route takes another method', 'See `Allow`'],
  'invalid-json': [
    'The body is no JSON object in UTF-8, is deeper than 32 levels, broke off or took longer than `bodyMs`',
    'Send it whole',
  ],
  'invalid-input': [
    'The input breaks a limit, as `issues` say or as Segmind said; a picture is none that Kling takes; `events` was not given ids',
    'Change it',
  ],
  'intent-required': ['`Idempotency-Key` is missing or of another form', 'Send a random one'],
  'payload-too-large': [
    'The body has more than `maxBodyBytes`, a picture more than `maxBytes`; or Segmind said so',
    'Send media as addresses, and smaller pictures',
  ],
  'unsupported-media-type': [
    'The body is not `application/json` in UTF-8, or it is compressed; an upload is neither PNG nor JPEG',
    'Send what the route takes',
  ],
  'refused-by-app': [
    '`beforeSubmit` said no, with a status of 400 to 499 if it named one; 503 when it failed',
    'Show `error`: it is the sentence of the app',
  ],
  'intent-reused': [
    'The key came before with another model or body',
    'Take a new key for what is asked for anew',
  ],
  'intent-closed': ['The key was closed before this request came', 'Take a new key, if it is still wanted'],
  'in-flight': [
    'Sent, and no answer of Segmind within `upstreamMs`, or none yet',
    'Ask `GET …/intents/{id}` until it is over. Do not send it again',
  ],
  'unknown-intent': [
    'Nobody knows this key. With `never_sent`: it was not sent, and is not any more; `billed` is then `no`',
    'Close it. If that does not say `never_sent`, nobody knows',
  ],
  'outcome-unknown': [
    'Sent, and no clear answer came. The key is never sent again',
    'Look at the recent jobs. Submit anew only if a second charge is acceptable',
  ],
  'request-not-found': [
    'Segmind does not know the request, or no longer: records live for an hour',
    'In the first minute, ask again. Later, after three such answers, give up; keep the id',
  ],
  'rate-limited': [
    'More than the limits of the proxy or of the route allow, or than Segmind takes from the account',
    'Wait for `retry_after_ms`',
  ],
  quota: ["The app's quota is used up", 'Wait for `retry_after_ms`; without it, waiting does not help'],
  'insufficient-credits': [
    'The account at Segmind has too few credits, or has reached its spend limit',
    'Tell whoever runs the app',
  ],
  'upstream-auth': ['Segmind does not take the key, or not for this model', 'Tell whoever runs the app'],
  'bad-upstream': [
    'Segmind, or the host of a file, answered what cannot be read, or with a redirect',
    'Ask again in a moment',
  ],
  'upstream-unreachable': ['There was no connection, or no answer in time', 'Ask again in a moment'],
  'store-unavailable': [
    'The store failed, is slow or is full, or the quota could not be counted',
    'Ask again in a moment',
  ],
  config: [
    "There is no key, or code around the proxy is at fault; its sentence or the server's log says which",
    'Tell whoever runs the app',
  ],
}

const clientCodes: Readonly<Record<ClientCode, Meaning>> = {
  offline: ['The browser has no connection; nothing is queued', 'Press again when it is back'],
  'not-sent': ['The request could not be made, or not be prepared; `cause` says why', 'See `cause`'],
  'no-upload': ['The input holds a file, and nothing here uploads', 'Add `uploads()`, or give an address'],
  'upload-failed': ['The file was not taken, by an answer that says no more', 'Check its type and size'],
  timeout: ['`wait` took longer than `timeoutMs`', 'Watch the id again: the job goes on'],
  expired: [
    'Segmind no longer knows the job; `yes` if it had been seen to complete',
    "Keep the id for Segmind's support",
  ],
  disposed: ['The client was disposed of while somebody waited', 'Watch the id with another client'],
}

const failureCodes: Readonly<Record<FailureCode, Meaning>> = {
  'content-policy': ['FAILED: the content was declined', 'Change the prompt or the picture'],
  'input-rejected': ['FAILED: an input that was checked late', 'Change it'],
  'media-rejected': ['FAILED: a picture could not be fetched or used', 'Give another one'],
  upstream: ['FAILED for a reason of its own, or for none that was told', 'Press again'],
}

const job = newJob({ requestId: 'a', submittedAt: 0 })
const thrown: readonly KlingError[] = [
  offlineRefusal(''),
  notSent('', undefined),
  noUpload(),
  uploadRefusal({ httpStatus: 502, headers: new Headers(), body: undefined }),
  new TimeoutError({ requestId: 'a', timeoutMs: 0 }),
  new JobExpiredError(job),
  new JobExpiredError({ ...job, wasCompleted: true }),
  disposed(),
  ...(Object.keys(failureCodes) as FailureCode[]).map(
    (code) => new JobFailedError({ ...job, status: 'failed', failure: { code, message: '' } }),
  ),
]

const quoted = (text: string | number) => `\`${text}\``

/** A code's row: whether money was spent, whether the same may work later, and what it means. */
const cells = (billed: readonly Billed[], isRetriable: boolean, [says, todo]: Meaning) => [
  billed.map(quoted).join(' or '),
  isRetriable ? 'yes' : '',
  says,
  todo,
]

function proxyRows(): string[][] {
  return (Object.keys(errorCodes) as ErrorCode[]).map((code) => {
    const { httpStatus, billed, retriable } = errorCodes[code]
    return [quoted(code), String(httpStatus), ...cells([billed], retriable, proxyCodes[code])]
  })
}

/** @throws {Error} for a code that the client has no error for. */
function clientRows(): string[][] {
  return Object.entries({ ...clientCodes, ...failureCodes }).map(([code, meaning]) => {
    const errors = thrown.filter((error) => error.code === code)
    const [first] = errors
    if (!first) throw new Error(`scripts/wire-table.ts has no error with the code ${code}.`)
    const billed = errors.map((error) => error.billed)
    return [quoted(code), quoted(first.name), ...cells(billed, first.retriable, meaning)]
  })
}

// Run with `node --conditions @kling-kit/source scripts/wire-table.ts`; with `--check` it only tells whether the page is stale.
const parts = {
  routes: table(['method and path', '`action`', 'what for', 'answered with'], routeRows()),
  codes: table(['code', 'HTTP', '`billed`', 'later', 'what it says', 'what to do'], proxyRows()),
  'client codes': table(['code', 'error', '`billed`', 'later', 'what it says', 'what to do'], clientRows()),
}
for (const [name, part] of Object.entries(parts))
  refresh({ page: 'docs/wire.md', name, script: 'scripts/wire-table.ts' }, part)
