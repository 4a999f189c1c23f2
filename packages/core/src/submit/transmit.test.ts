import { createVirtualClock } from '@kling-kit/simulator'
import { expect, it } from 'vitest'
import { KlingError } from '../errors/kling-error.ts'
import { RefusedError } from '../errors/refused-error.ts'
import { createAlarms } from '../time/alarms.ts'
import type { Transport } from '../transport/transport.ts'
import { transmit } from './transmit.ts'

const sent = { modelId: 'kling-o3-text2video', body: { prompt: 'a paper boat' } }
const found = { type: 'accepted', requestId: 'job-1', replayed: false } as const
const refused = (billed: 'no' | 'unknown') =>
  new RefusedError({ code: 'odd', message: 'No.', status: 0, billed, retriable: false })

/** A transport of the app's own, whose submissions end so. */
function transmitBy(submit: Transport['submit'], askIntent?: Transport['askIntent']) {
  const clock = createVirtualClock()
  const asked: string[] = []
  const ask = async () => {
    asked.push('asked')
    return found
  }
  const transport = { submit, askIntent } as Transport
  return {
    clock,
    asked,
    transmission: transmit({ transport, alarms: createAlarms(clock) }, 'intent-1', sent, ask),
  }
}

it('rejects with what is certain not to have been charged, and asks nobody', async () => {
  const error = refused('no')
  const { transmission, asked } = transmitBy(
    () => Promise.reject(error),
    () => Promise.reject(error),
  )
  await expect(transmission).rejects.toBe(error)
  expect(KlingError.is(error)).toBe(true)
  expect(asked).toEqual([])
})

it.each([
  ['an error that leaves open whether it was charged', refused('unknown')],
  ['an error of nobody’s', Object.assign(new Error('odd'), { billed: 'no' })],
])('asks what became of it after %s, and keeps that as the cause', async (_, error) => {
  const { transmission, asked } = transmitBy(
    () => Promise.reject(error),
    () => Promise.reject(error),
  )
  expect(await transmission).toMatchObject({ outcome: found, cause: error })
  expect(asked).toEqual(['asked'])
})

it('knows nothing after such an error where nobody can be asked', async () => {
  const { transmission, asked } = transmitBy(() => Promise.reject(refused('unknown')))
  expect((await transmission).outcome).toBeUndefined()
  expect(asked).toEqual([])
})

it('asks after a minute without an answer, and still hears the answer that comes late', async () => {
  const answers: (() => void)[] = []
  const { transmission, asked, clock } = transmitBy(
    () => new Promise((resolve) => void answers.push(() => resolve(found))),
    () => Promise.reject(new Error('odd')),
  )
  await clock.advance(59_999)
  expect(asked).toEqual([])
  await clock.advance(1)
  const { outcome, answer } = await transmission
  expect([outcome, asked]).toEqual([found, ['asked']])
  for (const give of answers) give()
  expect(await answer).toEqual(found)
})

it('waits five minutes where waiting is all there is', async () => {
  const { transmission, clock } = transmitBy(() => new Promise(() => {}))
  let isOver = false
  void transmission.then(() => (isOver = true))
  await clock.advance(299_999)
  expect(isOver).toBe(false)
  await clock.advance(1)
  expect(isOver).toBe(true)
})
