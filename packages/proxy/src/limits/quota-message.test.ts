import { describe, expect, it } from 'vitest'
import { excessMessage } from './quota-message.ts'

describe('what a person reads who has to wait', () => {
  it.each([
    [1000, '1 second'],
    [1001, '2 seconds'],
    [60_000, '60 seconds'],
    [60_001, '2 minutes'],
    [3_600_000, '60 minutes'],
    [3_600_001, '2 hours'],
    [86_400_000, '24 hours'],
  ])('says for %d ms: %s', (retryAfterMs, wait) => {
    const message = excessMessage({ scope: 'caller', limit: 'submitsPerDay', retryAfterMs })
    expect(message).toBe(
      `You have sent as many requests as are allowed in a day. Nothing was charged. Try again in ${wait}.`,
    )
  })

  it('tells one’s own spending from everybody’s', () => {
    const spent = 'spent as much as may be spent in a day. Nothing was charged. Try again in 5 seconds.'
    expect(excessMessage({ scope: 'caller', limit: 'usdPerDay', retryAfterMs: 5000 })).toBe(
      `You have ${spent}`,
    )
    expect(excessMessage({ scope: 'total', limit: 'usdPerDay', retryAfterMs: 5000 })).toBe(
      `Everybody together has ${spent}`,
    )
  })
})

describe('what a person reads for whom waiting does not help', () => {
  it('is what else to do', () => {
    expect(excessMessage({ scope: 'caller', limit: 'usdPerDay' })).toContain('Choose another model')
    expect(excessMessage({ scope: 'caller', limit: 'submitsPerMinute' })).toContain(
      'Ask whoever runs this app.',
    )
  })
})
