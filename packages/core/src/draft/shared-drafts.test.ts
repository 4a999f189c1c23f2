import { createVirtualClock, yieldToTasks } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import { newJob } from '../job/new-job.ts'
import { createRecords } from '../storage/records.ts'
import { memoryStorage, type Storage } from '../storage/storage.ts'
import { createIntents, type Intent } from '../submit/intents.ts'
import type { Submission } from '../submit/submission.ts'
import { boat, boatModel } from '../testing/world.ts'
import { createAlarms } from '../time/alarms.ts'
import type { DraftRecord, SubmissionRecord } from './draft-record.ts'
import { createHeldDraft, firstDraft } from './held-draft.ts'
import { createSharedDrafts } from './shared-drafts.ts'

const intentId = 'ab'.repeat(16)
const requestId = 'req-12345678'
const accepted: Submission = { state: 'accepted', job: newJob({ requestId, submittedAt: 0 }), intentId }

/** A draft that was read, over a store that takes up what is written only when the test lets it. */
async function share({ isHeldUp = false } = {}) {
  const clock = createVirtualClock()
  const stored = memoryStorage()
  const written: unknown[] = []
  const waiting: (() => void)[] = []
  const put: Storage['put'] = async (owner, record) => {
    written.push((record.value as DraftRecord).values?.['prompt'])
    if (isHeldUp) await new Promise<void>((resolve) => waiting.push(resolve))
    await stored.put(owner, record)
  }
  const watched: string[] = []
  const intents = createIntents()
  const desk = createSharedDrafts({
    records: createRecords({ ...stored, put }, '', createAlarms(clock)),
    intents,
    clock,
    persistPrompts: true,
    tell: () => {},
    jobOf: (id, known) => newJob({ requestId: id, ...known, submittedAt: clock.now() }),
    watchIntent: (id, state) => void watched.push(`${state} ${id}`),
  })
  const held = createHeldDraft(firstDraft('main', boatModel, { prompt: '' }), intents)
  await desk.open(held)
  held.isRead = true
  const edit = (prompt: string, submission = held.get().submission) =>
    held.set(
      { values: { prompt }, submission, ...held.next({ modelId: boatModel, values: { prompt } }) },
      true,
    )
  const letWrite = async () => {
    for (const write of waiting.splice(0)) write()
    await yieldToTasks(12)
  }
  const kept = async () => (await stored.list('', 'draft')).map(({ value }) => value)
  const hear = (submission?: SubmissionRecord, revision = 1) =>
    desk.hear(held, { revision, intentId, seed: intentId, modelId: boatModel, values: boat, submission })
  return { held, intents, watched, written, edit, letWrite, kept, hear }
}

describe('a kept submission', () => {
  it('that was accepted brings its job, with its model and its intent', async () => {
    const { held, hear } = await share()
    hear({ state: 'accepted', intentId, requestId })
    const job = { requestId, modelId: boatModel, intentId }
    expect(held.get().submission).toMatchObject({ state: 'accepted', job, intentId })
  })

  it('that was being sent is checked on', async () => {
    const { held, hear, watched } = await share()
    hear({ state: 'sending', intentId })
    expect(held.get().submission).toEqual({ state: 'sending', phase: 'checking', intentId })
    expect(watched).toEqual([`sending ${intentId}`])
  })

  it('of which nobody knew what became stays unknown, and may have been charged', async () => {
    const { held, hear, watched } = await share()
    hear({ state: 'unknown', intentId })
    const error = { name: 'UnknownOutcomeError', billed: 'unknown', intentId }
    expect(held.get().submission).toMatchObject({
      state: 'unknown',
      intentId,
      error: expect.objectContaining(error),
    })
    expect(watched).toEqual([`unknown ${intentId}`])
  })

  it.each(['sending', 'unknown'] as const)(
    'that was %s in another tab is shown as accepted where its job is known',
    async (state) => {
      const { held, hear, watched, intents } = await share()
      intents.add({ id: intentId } as Intent, accepted)
      hear({ state, intentId })
      expect(held.get().submission).toBe(accepted)
      expect(watched).toEqual([])
    },
  )
})

describe('words that are written faster than the store takes them', () => {
  it('are kept in the end, without a write for each', async () => {
    const { edit, written, letWrite, kept } = await share({ isHeldUp: true })
    for (const prompt of ['a', 'a p', 'a paper', 'a paper boat']) edit(prompt)
    expect(written).toEqual(['a'])
    await letWrite()
    await letWrite()
    expect(written).toEqual(['a', 'a paper boat'])
    expect(await kept()).toMatchObject([{ values: boat }])
  })

  it('do not hold up the note that they were pressed', async () => {
    const { edit, written } = await share({ isHeldUp: true })
    edit('a')
    edit('a paper boat', { state: 'sending', phase: 'posting', intentId })
    expect(written).toEqual(['a', 'a paper boat'])
  })

  it('do not stand over what another tab wrote meanwhile', async () => {
    const { edit, hear, letWrite, kept } = await share({ isHeldUp: true })
    edit('a')
    hear(undefined, 2)
    await letWrite()
    await letWrite()
    expect(await kept()).toMatchObject([{ revision: 2, values: boat }])
  })

  it('are not written again because another tab has older ones', async () => {
    const { edit, hear, written, letWrite } = await share({ isHeldUp: true })
    edit('a')
    expect(hear(undefined, 0)).toBe(false)
    await letWrite()
    await letWrite()
    expect(written).toEqual(['a'])
  })
})

it('words written after those of another tab are kept', async () => {
  const { edit, hear, kept } = await share()
  expect(hear()).toBe(true)
  edit('a boat at dawn')
  await yieldToTasks(12)
  expect(await kept()).toMatchObject([{ values: { prompt: 'a boat at dawn' } }])
})
