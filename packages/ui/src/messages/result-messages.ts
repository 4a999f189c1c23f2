import type { DurationEstimate, FailureCode, JobStatus } from '@kling-kit/spec'

const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 3 })
const inUnit = (unit: string) =>
  new Intl.NumberFormat('en', { style: 'unit', unit, maximumSignificantDigits: 3 })
const kilobytes = inUnit('kilobyte')
const megabytes = inUnit('megabyte')
const dayTime = new Intl.DateTimeFormat('en', { timeStyle: 'short' })
const inHalfMinutes = (seconds: number) => Math.max(1, Math.round(seconds / 30)) / 2
const inTens = (seconds: number) => Math.max(1, Math.round(seconds / 10)) * 10
const range = (low: number, high: number) =>
  high < 90 ? `${inTens(low)}–${inTens(high)} s` : `${inHalfMinutes(low)}–${inHalfMinutes(high)} min`

/** Every word of jobs, results and submissions that an error does not bring. */
export const resultMessages = {
  statuses: {
    queued: 'In the queue',
    processing: 'Being made',
    completed: 'Finished',
    failed: 'Failed',
    expired: 'No longer available',
  } satisfies Record<JobStatus, string>,
  unknownStatus: (raw: string) => `Working (${raw})`,
  fetching: 'Finished, fetching the result…',
  sinceSent: (spoken: string) => `${spoken} since it was sent`,
  usually: ({ p10, p90 }: DurationEstimate) => `Usually ${range(p10, p90)}`,
  timeLeft: (seconds: number) =>
    seconds < 8
      ? 'Any moment now'
      : seconds < 55
        ? `About ${inTens(seconds)} s left`
        : `About ${inHalfMinutes(seconds)} min left`,
  longerThanUsual: 'Longer than usual. It is still being made.',
  links: {
    reconnecting: 'The connection is lost. Reconnecting; your job goes on meanwhile.',
    offline: 'You are offline. Your job goes on, and its result is fetched when you are back.',
    auth: 'Sign in again to go on watching. Your job goes on meanwhile.',
    config: 'The status cannot be read right now. Your job goes on meanwhile.',
    rate: 'Updates come more slowly for a while. Your job goes on meanwhile.',
  },
  fetchBefore: (time: number) => `It is finished. The result can be fetched until ${dayTime.format(time)}.`,
  checkNow: 'Check now',

  requestId: 'Request id',
  intentId: 'Reference',
  copy: 'Copy',
  copied: 'Copied',

  failedTitle: { video: 'No video was made', image: 'No picture was made' },
  failedReasons: {
    'content-policy': 'The service declined the content.',
    'input-rejected': 'The service declined the input.',
    'media-rejected': 'The service could not use a picture that you gave.',
    upstream: 'Something went wrong where it was being made.',
  } satisfies Record<FailureCode, string>,
  failedNext: {
    'content-policy': 'Describe it differently and generate again.',
    'input-rejected': 'Change the input and generate again.',
    'media-rejected': 'Choose another picture and generate again.',
    upstream: 'Generate again; the input can stay as it is.',
  } satisfies Record<FailureCode, string>,
  saidByService: 'In the service’s own words',
  notCharged: 'Nothing was charged.',
  wasCharged: 'It was made, so it was charged.',
  maybeCharged: 'It may or may not have been charged.',
  editAndRetry: 'Edit and try again',
  useAgain: 'Use its input again',
  expiredTitle: 'The result is gone',
  expiredText: 'The service keeps a job for one hour. It no longer knows this one.',
  expiredAfterCompletion:
    'It was finished, but its result was not fetched within the hour for which the service keeps it.',
  expiredNext:
    'Keep the request id for questions to support. Generating again is a new job and a new charge.',
  noMediaTitle: 'Finished, but there is nothing to play',
  noMediaText: 'The service says that it is done, and named no file that can be shown.',
  noMediaNext: 'Keep the request id and what the service answered for questions to support.',
  unsafeTitle: 'An unsafe address was blocked',
  unsafeText: 'The service says that it is done, but the address of the file is not one that may be opened:',
  downloadAnswer: 'Download the answer',

  refusedTitle: 'Nothing was sent',
  declinedTitle: 'The request was declined',
  retryIn: (seconds: number) => `You can try again in ${seconds} s.`,
  unknownTitle: 'We could not confirm this submission',
  unknownText: 'It was sent, and no answer came back that says what became of it.',
  unknownNext: 'Check again: that costs nothing. A second submission may be charged twice.',
  checkAgain: 'Check again',
  submitAgain: 'Submit again',
  submitAgainTitle: 'Submit it a second time?',
  submitAgainText: 'If the first one did arrive, you will be charged twice.',
  submitAgainConfirm: 'Submit again, may charge twice',
  keep: 'Not now',
  checkingText: 'Checking whether your request arrived…',
  dismiss: 'Dismiss',

  video: 'Generated video',
  image: (place: number, count: number) =>
    count > 1 ? `Generated picture ${place} of ${count}` : 'Generated picture',
  download: 'Download',
  copyAddress: 'Copy address',
  fileSize: (bytes: number) =>
    bytes < 1_000_000 ? kilobytes.format(bytes / 1000) : megabytes.format(bytes / 1_000_000),
  cost: (usd: number) => dollars.format(usd),
  costLabel: 'Charged',
  madeIn: 'Made in',
  fileLabel: 'File',
  keptFor: 'Files are kept for about 7 days.',
  interrupted: 'Playback was interrupted.',
  cannotPlay:
    'This cannot be played here. Files are kept for about 7 days: the link may have expired, or this browser lacks the format.',
  reload: 'Load again',
  imageNotLoaded: 'The picture could not be loaded. Files are kept for about 7 days.',

  history: 'Your jobs',
  unconfirmedTitle: 'We could not confirm a submission',
  forget: 'Remove from this list',
  forgetTitle: 'Remove this job from the list?',
  forgetText: 'Only this list forgets it. A finished file is no longer offered here; what it cost stays.',
  forgetOpenText:
    'It is not cancelled: it goes on, is charged if it succeeds, and its result will not appear here.',
  forgetConfirm: 'Remove',
  untitled: 'Without a prompt',

  storageTitle: 'This list is not being kept',
  storageReasons: {
    blocked: 'This browser lets nothing be stored here.',
    full: 'There is no room left in this browser.',
  },
  storageText:
    'When this page closes, the list is gone; jobs go on, and what they cost stays. Copy the request ids and download what you want to keep.',

  stage: 'Result',
  stageEmpty: { video: 'Your video appears here', image: 'Your picture appears here' },
  stageHint: 'Describe what you want to see, then press Generate.',
}

export type ResultMessages = typeof resultMessages
