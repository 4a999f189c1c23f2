import { expect, it, onTestFinished } from 'vitest'
import { memoryStorage, type Storage } from '../storage/storage.ts'
import { boatModel, createWorld } from '../testing/world.ts'

it('an edit survives a reload, although another tab is still writing the words before it', async () => {
  const world = createWorld()
  const shared = memoryStorage()
  let letWrite = () => {}
  const held = new Promise<void>((resolve) => {
    letWrite = resolve
  })
  const slow: Storage = { ...shared, put: (owner, record) => held.then(() => shared.put(owner, record)) }
  const draftOver = (storage: Storage) => {
    const draft = world.openTab({ storage }).client.draft('main')
    onTestFinished(draft.subscribe(() => {}))
    return draft
  }
  const [slowDraft, draft] = [draftOver(slow), draftOver(shared)]
  await world.clock.advance(0)
  slowDraft.edit(boatModel, { prompt: 'a boat' })
  await world.clock.advance(100)
  draft.edit(boatModel, { prompt: 'a boat at dawn' })
  await world.clock.advance(100)
  letWrite()
  await world.clock.advance(100)

  const [record] = await shared.list('', 'draft')
  expect(record?.value).toMatchObject({ values: { prompt: 'a boat at dawn' } })
})
