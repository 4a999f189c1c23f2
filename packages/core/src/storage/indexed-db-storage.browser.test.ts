import { deleteDB, openDB } from 'idb'
import { expect, it, onTestFinished, vi } from 'vitest'
import { indexedDbStorage } from './indexed-db-storage.ts'
import type { StoredRecord } from './storage.ts'

let count = 0
function aName() {
  const name = `kling-kit-test-${Date.now()}-${(count += 1)}`
  onTestFinished(() => deleteDB(name))
  return name
}
const job = (key: string, value: unknown = {}, v = 1): StoredRecord => ({ kind: 'job', key, v, value })

it('gives a claim to exactly one of several connections', async () => {
  const name = aName()
  const connections = Array.from({ length: 8 }, () => indexedDbStorage({ name }))
  for (let round = 0; round < 10; round++) {
    const claims = await Promise.all(
      connections.map((storage, index) =>
        storage.add('ann', { kind: 'intent', key: `intent-${round}`, v: 1, value: index }),
      ),
    )
    const winner = claims.indexOf(undefined)
    expect(claims.filter((existing) => existing === undefined)).toHaveLength(1)
    expect(new Set(claims.map((existing) => existing?.value ?? winner))).toEqual(new Set([winner]))
  }
})

it('writes a claim down before it says so', async () => {
  const durabilities: (string | undefined)[] = []
  const original = IDBDatabase.prototype.transaction
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...args
  ) {
    if (args[1] === 'readwrite') durabilities.push(args[2]?.durability)
    return original.apply(this, args)
  })
  onTestFinished(() => spy.mockRestore())
  await indexedDbStorage({ name: aName() }).add('ann', job('a'))
  expect(durabilities).toEqual(['strict'])
})

it('keeps owners and kinds apart, whatever they are called, and survives a reopening', async () => {
  const name = aName()
  const storage = indexedDbStorage({ name })
  await storage.put('a', job('b'))
  await storage.put('a', { ...job('b'), kind: 'intent' })
  await storage.put('a","job', job('c'))
  await storage.put('', job('d', { url: 'https://x.example', at: 1 }))
  const again = indexedDbStorage({ name })
  expect(await again.list('', 'job')).toEqual([job('d', { url: 'https://x.example', at: 1 })])
  expect((await again.list('a', 'job')).map(({ key }) => key)).toEqual(['b'])
  await again.delete('a', 'job', 'b')
  expect(await storage.list('a', 'job')).toEqual([])
  expect(await storage.list('a', 'intent')).toHaveLength(1)
  await storage.clear('a')
  expect(await storage.list('a', 'intent')).toEqual([])
  expect(await storage.list('a","job', 'job')).toHaveLength(1)
})

it('hands out foreign and future records as they are, and lets a later release upgrade', async () => {
  const name = aName()
  const storage = indexedDbStorage({ name })
  await storage.put('ann', job('future', { shape: 'unheard of' }, 7))
  const later = await openDB(name, 2)
  await later.put('records', 'not a record', ['ann', 'job', 'foreign'])
  later.close()
  await expect(storage.list('ann', 'job')).rejects.toThrow('version')
  expect(await indexedDbStorage({ name: aName() }).list('ann', 'job')).toEqual([])
})

it('rejects what it has no room for, and works again afterwards', async () => {
  const storage = indexedDbStorage({ name: aName() })
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await expect(storage.put('ann', job('a'))).rejects.toMatchObject({ name: 'QuotaExceededError' })
  full.mockRestore()
  await storage.put('ann', job('a'))
  expect(await storage.list('ann', 'job')).toHaveLength(1)
})

it('rejects, and throws nothing, where the getter of indexedDB throws', async () => {
  const getter = vi.spyOn(globalThis, 'indexedDB', 'get').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError')
  })
  onTestFinished(() => getter.mockRestore())
  const storage = indexedDbStorage({ name: 'blocked' })
  await expect(storage.add('ann', job('a'))).rejects.toMatchObject({ name: 'SecurityError' })
  await expect(storage.list('ann', 'job')).rejects.toMatchObject({ name: 'SecurityError' })
})

it('reads 10,000 records', async () => {
  const name = aName()
  const storage = indexedDbStorage({ name })
  await storage.put('ann', job('first'))
  const database = await openDB(name)
  const transaction = database.transaction('records', 'readwrite')
  for (let index = 0; index < 10_000; index++) {
    void transaction.store.put(job(`job-${index}`), ['ann', 'job', `job-${index}`])
  }
  await transaction.done
  database.close()
  expect(await storage.list('ann', 'job')).toHaveLength(10_001)
})
