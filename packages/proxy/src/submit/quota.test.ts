import { expect, it } from 'vitest'
import type { Quota } from './quota.ts'
import { boat, createWorld, newIntentId } from '../testing/create-world.ts'

const granted = { release() {} }
const downAnswer = {
  status: 503,
  body: {
    code: 'store-unavailable',
    billed: 'no',
    error: expect.stringMatching(/^What may be spent .* Nothing was/),
  },
}

it.each<[string, () => unknown]>([
  ['fails', () => Promise.reject(new Error('connection lost'))],
  [
    'throws',
    () => {
      throw new Error('no such table')
    },
  ],
  ['answers nothing', () => undefined],
])('while a quota %s nothing is sent, and the same intent works later', async (_, reserve) => {
  let isDown = true
  const quota = { reserve: () => (isDown ? reserve() : granted) } as unknown as Quota
  const { submit, simulator, logs } = createWorld({ quota })
  const intentId = newIntentId()
  expect(await submit(boat, { intentId })).toMatchObject(downAnswer)
  expect(simulator.calls).toEqual([])
  expect(logs).toEqual([expect.stringContaining('nothing was sent')])
  isDown = false
  expect((await submit(boat, { intentId })).status).toBe(200)
})

it('gives back what a slow quota grants too late', async () => {
  let grant: ((answer: typeof granted) => void) | undefined
  let released = 0
  const { submit, simulator, clock, until } = createWorld({
    quota: { reserve: () => new Promise((resolve) => void (grant = resolve)) },
  })
  const reply = submit()
  await until(() => grant !== undefined)
  await clock.advance(5000)
  expect(await reply).toMatchObject(downAnswer)
  grant?.({ release: () => void released++ })
  await until(() => released === 1)
  expect(simulator.calls).toEqual([])
})

it('answers as Segmind did when a quota takes nothing back', async () => {
  const release = () => Promise.reject(new Error('connection lost'))
  const { submit, logs } = createWorld(
    { quota: { reserve: async () => ({ release }) } },
    { script: [{ type: 'insufficient-credits' }] },
  )
  expect((await submit()).status).toBe(402)
  expect(logs).toEqual([expect.stringContaining('counts a submission that was not charged')])
})

it('asks a quota after beforeSubmit, with the input that is sent', async () => {
  const asked: unknown[] = []
  const { submit } = createWorld({
    beforeSubmit: ({ input }) => ({ input: { ...input, duration: '3' } }),
    quota: { reserve: async ({ caller, input }) => (asked.push([caller.id, input.duration]), granted) },
  })
  await submit({ prompt: 'a paper boat', duration: '15' })
  expect(asked).toEqual([['ada', '3']])
})
