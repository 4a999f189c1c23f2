import { expect, it } from 'vitest'
import { atRest, type MediaEvent, nextRecovery } from './next-recovery.ts'

/** What each event of a course asked for: the delay of a load, `refresh`, or the trouble that it ended in. */
function course(...events: MediaEvent[]) {
  let recovery = atRest
  return events.map((event) => {
    recovery = nextRecovery(recovery, event)
    const { action, trouble } = recovery
    return action ? (action.type === 'load' ? action.delayMs : 'refresh') : (trouble ?? 'fine')
  })
}

it('loads again after 1, 3 and 9 seconds, then leaves it to a button', () => {
  expect(course('network', 'network', 'stalled', 'network')).toEqual([1000, 3000, 9000, 'interrupted'])
})

it('asks for the address exactly once in a burst of errors', () => {
  expect(course('not-supported', 'not-supported', 'not-supported')).toEqual([
    'refresh',
    'cannot-play',
    'cannot-play',
  ])
})

it('does not reload what cannot be decoded', () => {
  expect(course('decode')).toEqual(['cannot-play'])
})

it('starts anew once it plays again', () => {
  expect(course('network', 'network', 'progress', 'network')).toEqual([1000, 3000, 'fine', 1000])
})

it('starts anew, at once, when a person says so', () => {
  expect(course('not-supported', 'not-supported', 'reload', 'not-supported')).toEqual([
    'refresh',
    'cannot-play',
    0,
    'refresh',
  ])
})
