import { expect, it } from 'vitest'
import { memoryStorage, type StoredRecord } from './storage.ts'

const job = (key: string, value: unknown = {}): StoredRecord => ({ kind: 'job', key, v: 1, value })

it('keeps the first claim, and says what it was', async () => {
  const storage = memoryStorage()
  await expect(storage.add('ann', job('a', 1))).resolves.toBeUndefined()
  await expect(storage.add('ann', job('a', 2))).resolves.toMatchObject({ value: 1 })
})

it('keeps owners apart, whatever they are called', async () => {
  const storage = memoryStorage()
  await storage.put('a', job('b'))
  await storage.put('a","job', job('c'))
  await storage.put('', job('d'))
  expect((await storage.list('a', 'job')).map(({ key }) => key)).toEqual(['b'])
  await storage.clear('a')
  expect(await storage.list('a', 'job')).toEqual([])
  expect(await storage.list('', 'job')).toHaveLength(1)
})

it('forgets one record and keeps the rest', async () => {
  const storage = memoryStorage()
  await storage.put('ann', job('a'))
  await storage.put('ann', job('b'))
  await storage.put('ann', { ...job('a'), kind: 'intent' })
  await storage.delete('ann', 'job', 'a')
  expect((await storage.list('ann', 'job')).map(({ key }) => key)).toEqual(['b'])
  expect(await storage.list('ann', 'intent')).toHaveLength(1)
})
