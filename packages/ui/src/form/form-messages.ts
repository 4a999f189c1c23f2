import type { CostEstimate, DurationEstimate } from '@kling-kit/spec'

const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' })
const cents = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 3 })
const inMoney = (amount: number) => (amount < 0.1 ? cents : dollars).format(amount)
const number = new Intl.NumberFormat('en')
const inDollars = ({ low, high }: { low: number; high: number }) =>
  low === high ? inMoney(low) : `${inMoney(low)}–${inMoney(high).replace('$', '')}`
const toNearest = (step: number, seconds: number) => Math.round(seconds / step) * step
const seconds = (count: number) => `${count} ${count === 1 ? 'second' : 'seconds'}`

/** Every word of the form that does not come from a model. */
export const formMessages = {
  optional: 'optional',
  locked: 'Set by this app',
  notSet: 'Not set',
  partNotLoaded: 'This part of the form could not be loaded. Check the connection and reload the page.',
  switchedOn: 'On',
  switchedOff: 'Off',

  sections: {
    essential: 'Essentials',
    format: 'Format',
    shots: 'Shots',
    sound: 'Audio',
    camera: 'Camera',
    advanced: 'Advanced',
  },
  asStandard: 'Standard settings',
  turnedOff: (label: string) => `${label} off`,
  textSet: (label: string) => `${label} changed`,
  listSet: (label: string, count: number) => `${label}: ${count}`,

  characterCount: (used: number, max: number) => `${number.format(used)} / ${number.format(max)}`,
  insertToken: (token: string) => `Insert ${token}`,
  seconds: (count: number) => `${count} s`,
  secondsUnit: 's',
  priceOfSwitch: (off: CostEstimate, on: CostEstimate) =>
    `Off, about ${inDollars(off)}. On, about ${inDollars(on)}.`,

  imageAddressPlaceholder: 'https://… or drop a picture here',
  chooseImage: 'Choose a file',
  removeImage: (label: string) => `Remove ${label}`,
  uploading: 'Uploading…',
  uploadsNotOffered: 'This app takes no files. Give the public address of a picture instead.',
  imageSize: (width: number, height: number) => `${width} × ${height}`,
  imageNotShown: 'No picture could be loaded from this address.',
  imageProblems: {
    type: 'Choose a jpg or png file.',
    bytes: 'This file is larger than 10 MB. Choose a smaller one.',
    side: 'Smaller than 300 pixels on one side. Kling refuses such pictures.',
    ratio: 'Too long and narrow: one side may be at most two and a half times the other.',
  },
  imageToken: (place: number) => `@Image${place}`,
  moveImageUp: (place: number) => `Move @Image${place} up`,
  moveImageDown: (place: number) => `Move @Image${place} down`,
  imageMoved: (from: number, to: number) => `@Image${from} is now @Image${to}.`,
  imageCount: (count: number, max: number) => `${count} of ${max}`,

  voiceId: (place: number) => `Voice ${place}, id`,
  voicePlaceholder: 'Voice id',
  voicesNeedSound: 'Voices speak only in a video with sound. Turn the sound on first.',

  camera: 'Movement',
  cameraAxis: 'Axis',
  cameraAmount: 'Amount',
  cameraTypes: {
    none: 'Left to the model',
    simple: 'One axis',
    down_back: 'Down and back',
    forward_up: 'Forward and up',
    right_turn_forward: 'Right turn, forward',
    left_turn_forward: 'Left turn, forward',
  },
  cameraAxes: {
    horizontal: 'Slide sideways',
    vertical: 'Rise or sink',
    pan: 'Turn up or down',
    tilt: 'Turn left or right',
    roll: 'Roll',
    zoom: 'Zoom',
  },
  cameraEnds: {
    horizontal: ['left', 'right'],
    vertical: ['down', 'up'],
    pan: ['down', 'up'],
    tilt: ['left', 'right'],
    roll: ['counter-clockwise', 'clockwise'],
    zoom: ['closer', 'wider'],
  } as Record<'horizontal' | 'vertical' | 'pan' | 'tilt' | 'roll' | 'zoom', readonly [string, string]>,
  cameraMove: (amount: number, direction: string) =>
    amount === 0 ? 'no move' : `${Math.abs(amount)} ${direction}`,

  shotMode: 'Filmed in',
  oneShot: 'One shot',
  multipleShots: 'Multiple shots',
  shotsReplacePrompt:
    'Only the shots are filmed. Segmind still asks for this text: say what the whole is about.',
  overallPrompt: 'Overall prompt',
  shot: (place: number) => `Shot ${place}`,
  shotPlaceholder: 'What happens in this shot',
  addShot: 'Add a shot',
  noMoreShots: (max: number) => `No more than ${max} shots fit`,
  removeShot: (place: number) => `Remove shot ${place}`,
  moveShotUp: (place: number) => `Move shot ${place} up`,
  moveShotDown: (place: number) => `Move shot ${place} down`,
  shortenShot: (place: number) => `Shorten shot ${place}`,
  lengthenShot: (place: number) => `Lengthen shot ${place}`,
  shotSeconds: (place: number) => `Seconds of shot ${place}`,
  shotsFill: (used: number, total: number) =>
    used === total
      ? `${used} of ${total} s, a full video`
      : used < total
        ? `${used} of ${total} s, ${total - used} s still empty`
        : `${used} of ${total} s, ${used - total} s too long`,
  fitShots: (total: number) => `Fit shots to ${total} s`,
  fitVideo: (total: number) => `Make the video ${total} s`,
  evenOutShots: 'Even out',
  timeline: (shots: readonly { seconds: number }[], total: number) =>
    `${shots.map((shot, index) => `Shot ${index + 1}: ${seconds(shot.seconds)}`).join(', ')}, of ${seconds(total)}`,
  shotAdded: (place: number) => `Shot ${place} added.`,
  shotRemoved: (place: number) => `Shot ${place} removed.`,
  shotMoved: (from: number, to: number, count: number) => `Shot ${from} is now shot ${to} of ${count}.`,
  shotsTimed: (lengths: readonly number[]) => `Shots now last ${lengths.map(seconds).join(', ')}.`,

  model: 'Model',
  givesVideo: 'Video',
  givesImage: 'Picture',
  usualTime: ({ p10, p90 }: DurationEstimate) =>
    p90 < 120
      ? `usually ${toNearest(5, p10)}–${toNearest(5, p90)} s`
      : `usually ${toNearest(30, p10) / 60}–${toNearest(30, p90) / 60} min`,
  priceRange: (range: { low: number; high: number }) => inDollars(range),

  costAbout: (cost: CostEstimate) => `About ${inDollars(cost)}`,
  costTerms: ({ asOf }: CostEstimate) => `billed only if it succeeds; estimate of ${asOf}`,
  costLimit: (cost: CostEstimate, limit: number) =>
    `This may cost ${inMoney(cost.high)}, and the limit here is ${inMoney(limit)}. Nothing was sent. Make it shorter or simpler.`,
  confirmTitle: 'Generate this?',
  confirmCost: (cost: CostEstimate | undefined) =>
    cost
      ? `It costs about ${inDollars(cost)}, billed only if it succeeds.`
      : 'What it costs is not known in advance. It is billed only if it succeeds.',
  confirm: 'Generate',
  cancel: 'Cancel',

  presets: 'Start from',
  generate: 'Generate',
  sending: 'Sending…',
  checking: 'Checking…',
  tryAgainIn: (left: number) => `Again in ${left} s`,
  issueSummary: (count: number) => (count === 1 ? 'One thing to change' : `${count} things to change`),
  nothingSent: 'Nothing is sent, and nothing charged, until this is in order.',
  sectionIssues: (count: number) => `${count} to change`,
  warnings: 'Worth knowing',
}

export type FormMessages = typeof formMessages
