import { describe, expect, it } from 'vitest'
import { readIntent } from './intent-record.ts'

describe('a record of an intent', () => {
  it('with the id of a job is its receipt, whatever state was written beside it', () => {
    const requestId = '11111111-2222-3333-4444-555555555555'
    for (const state of ['accepted', 'sending', 'unknown', undefined])
      expect(readIntent({ state, requestId })).toMatchObject({ state: 'accepted', requestId })
  })

  it.each(['../../v1/keys', 'short', '', 7, null, undefined])(
    'with %j in place of an id is none: what became of it is still to be asked',
    (requestId) => {
      const read = readIntent({ state: 'accepted', requestId })
      expect(read).toMatchObject({ state: 'sending', requestId: undefined })
    },
  )

  it.each([null, undefined, 'text', [], {}, { state: 'idle' }])(
    'that cannot be read, as %j, says that something may have been sent',
    (value) => {
      expect(readIntent(value).state).toBe('sending')
    },
  )
})
