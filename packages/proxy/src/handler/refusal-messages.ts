import { type ErrorCode, errorCodes } from '@kling-kit/spec'

// What happened, and what to do. What it means for money stands between.
const sentences: Partial<Record<ErrorCode, [happened: string, todo: string]>> = {
  unauthorized: ['You are not signed in, or may not do this.', 'Sign in and try again.'],
  'wrong-caller': ['This request belongs to somebody else.', 'Sign in as the one who submitted it.'],
  'cross-site': ['Another website sent this.', 'If it may, add it to allowedOrigins.'],
  'origin-not-allowed': ['This origin is not allowed.', 'Set publicOrigin or allowedOrigins.'],
  'not-found': ['There is no such route.', 'Mount the proxy at its basePath.'],
  'unknown-model': ['This app does not offer this model.', 'Choose another model.'],
  'method-not-allowed': ['This route does not take this method.', 'See the Allow header.'],
  'invalid-json': ['The body is not a plain JSON object.', 'Send UTF-8, at most 32 levels deep.'],
  'invalid-input': ['Some values do not fit the model.', 'Change them as the issues say.'],
  'intent-required': ['The Idempotency-Key header is missing or malformed.', 'Send a random id.'],
  'payload-too-large': ['The body is too large.', 'Send media as addresses.'],
  'unsupported-media-type': [
    'The body is not application/json.',
    'Set its Content-Type and do not compress it.',
  ],
  'refused-by-app': ['This app could not check the request.', 'Try again in a moment.'],
  'intent-reused': ['This intent was used for another input.', 'Use a new one.'],
  'intent-closed': ['This intent was closed before.', 'Use a new one.'],
  'in-flight': ['The request is on its way.', 'Ask what became of it; do not send it again.'],
  'unknown-intent': ['This intent is not known here.', 'Look at your recent jobs before you submit again.'],
  'outcome-unknown': ['Segmind gave no clear answer.', 'Look at your recent jobs before you submit again.'],
  'rate-limited': ['Too many requests.', 'Try again when the time given is over.'],
  'bad-upstream': ['Segmind answered something unreadable.', 'Try again in a moment.'],
  'upstream-unreachable': ['Segmind could not be reached.', 'Try again in a moment.'],
  'store-unavailable': ['What was sent before cannot be looked up.', 'Try again in a moment.'],
  config: ['This app is not set up to reach Segmind.', 'Its server log says what is missing.'],
}

const money: Readonly<Record<string, string>> = {
  no: 'Nothing was charged.',
  unknown: 'It may have been charged.',
  asked: 'This changes neither the job nor its cost.',
}

/**
 * What a person reads: what was told, or where nothing more exact is known, what the code stands for. `billed` is 'asked' of a
 * question about a job, whatever that one costs.
 */
export function refusalMessage(
  code: ErrorCode,
  billed: string = errorCodes[code].billed,
  told: readonly [happened: string, todo: string] | undefined = sentences[code],
): string {
  const [happened, todo] = told ?? ['This was refused.', 'Tell whoever runs this app.']
  return `${happened} ${money[billed]} ${todo}`
}
