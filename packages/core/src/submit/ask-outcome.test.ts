import type { ErrorCode, SubmitAnswer, WireError } from '@kling-kit/spec'
import { createVirtualClock } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import { settled } from '../testing/world.ts'
import { createAlarms } from '../time/alarms.ts'
import type { Transport } from '../transport/transport.ts'
import { askOutcome } from './ask-outcome.ts'

const error = (code: ErrorCode): WireError => ({ code, message: 'No.', httpStatus: 400, billed: 'no' })
const refused = (code: ErrorCode): SubmitAnswer => ({ type: 'refused', error: error(code) })
const unknown = (code: ErrorCode): SubmitAnswer => ({ type: 'unknown', error: error(code) })
const inFlight: SubmitAnswer = { type: 'in-flight' }
const accepted: SubmitAnswer = { type: 'accepted', requestId: 'req-12345678', replayed: true }
const unanswered = () => Promise.reject(new TypeError('fetch failed'))

/** Asks a proxy that gives these answers in turn, and goes on with the last. */
function asking(how: 'later' | 'at-once' | 'once', answers: (SubmitAnswer | 'none')[], random = 0.5) {
  const clock = createVirtualClock()
  const asked: string[] = []
  const transport = {
    baseUrl: 'https://app.example',
    async askIntent() {
      asked.push(`asked at ${clock.monotonic() - startedAt}`)
      const [answer = inFlight] = answers.length > 1 ? answers.splice(0, 1) : answers
      return answer === 'none' ? unanswered() : answer
    },
    async closeIntent() {
      asked.push('closed')
      return refused('unknown-intent')
    },
  } as Partial<Transport> as Transport
  const startedAt = clock.monotonic()
  const options = { transport, clock, alarms: createAlarms(clock), random: () => random }
  return { clock, asked, asks: settled(askOutcome(options, 'intent-of-a-test', how)) }
}

describe('a lost answer', () => {
  it.each([
    [0, [750, 2250, 5250]],
    [1, [1250, 3750, 8750]],
  ])('is asked for at times that a drawn %d moves by up to a quarter', async (random, times) => {
    const { clock, asked } = asking('later', [inFlight], random)
    await clock.advance(times.at(-1) as number)
    expect(asked).toEqual(times.map((ms) => `asked at ${ms}`))
  })

  it.each([0, 0.4, 1])(
    'is asked for once more when two minutes are over, by a drawn %d, and then no more',
    async (random) => {
      const { clock, asked, asks } = asking('later', [inFlight], random)
      await clock.advance(119_999)
      expect(asks.isSettled).toBe(false)
      await clock.advance(1)
      expect(asks).toEqual({ isSettled: true, value: undefined })
      expect(asked.at(-1)).toBe('asked at 120000')
    },
  )

  it('is asked for again where a gateway answers in place of the proxy', async () => {
    const { clock, asked, asks } = asking('at-once', [unknown('bad-upstream'), accepted])
    await clock.advance(1000)
    expect(asks.value).toEqual(accepted)
    expect(asked).toEqual(['asked at 0', 'asked at 1000'])
  })

  it('that the proxy itself lost too stays unknown: its intent is not closed', async () => {
    const { clock, asked, asks } = asking('at-once', [unknown('outcome-unknown')])
    await clock.advance(0)
    expect(asks).toEqual({ isSettled: true, value: undefined })
    expect(asked).toEqual(['asked at 0'])
  })

  it('of an intent that nobody claimed is settled by closing it', async () => {
    const { clock, asked, asks } = asking('at-once', [unknown('unknown-intent')])
    await clock.advance(0)
    expect(asks.value).toEqual(refused('unknown-intent'))
    expect(asked).toEqual(['asked at 0', 'closed'])
  })
})

describe('one question, as a person asks it', () => {
  it.each([
    ['no answer', 'none'],
    ['a refusal to answer', refused('store-unavailable')],
    ['the answer of a gateway', unknown('bad-upstream')],
  ] as const)('is over with %s', async (_what, answer) => {
    const { clock, asked, asks } = asking('once', [answer])
    await clock.advance(0)
    expect(asks).toEqual({ isSettled: true, value: undefined })
    await clock.advance(120_000)
    expect(asked).toEqual(['asked at 0'])
  })

  it('is asked again while the request is under way', async () => {
    const { clock, asked, asks } = asking('once', [inFlight, inFlight, accepted])
    await clock.advance(3000)
    expect(asks.value).toEqual(accepted)
    expect(asked).toEqual(['asked at 0', 'asked at 1000', 'asked at 3000'])
  })
})
