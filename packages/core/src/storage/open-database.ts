import { type DBSchema, openDB } from 'idb'
import type { Storage, StoredRecord } from './storage.ts'

type Key = [owner: string, kind: string, key: string]

interface Schema extends DBSchema {
  records: { key: Key; value: StoredRecord }
}

const version = 1
const strict = { durability: 'strict' } as const

/** Opens the database of that name. `onClosed` tells that it has to be opened anew. */
export async function openDatabase(name: string, onClosed: () => void): Promise<Storage> {
  const database = await openDB<Schema>(name, version, {
    upgrade: (created) => void created.createObjectStore('records'),
    // A later release in another tab, or a person who deletes the site's data, is not to wait for us.
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
      onClosed()
    },
    terminated: onClosed,
  })
  const write = () => {
    const transaction = database.transaction('records', 'readwrite', strict)
    // What went wrong is told by `done`, once; a request's own rejection says it a second time.
    return { transaction, records: transaction.store }
  }
  const finish = async <Value>(done: Promise<void>, ...requests: Promise<Value>[]) => {
    const [value] = await Promise.all([...requests, done])
    return value as Value
  }

  return {
    list: (owner, kind) => database.getAll('records', under(owner, kind)),
    async add(owner, record) {
      const { transaction, records } = write()
      const key = keyOf(owner, record)
      const found = records.get(key).then(async (existing) => {
        if (!existing) await records.add(record, key)
        return existing
      })
      return finish(transaction.done, found)
    },
    async put(owner, record) {
      const { transaction, records } = write()
      await finish(transaction.done, records.put(record, keyOf(owner, record)))
    },
    async delete(owner, kind, key) {
      const { transaction, records } = write()
      await finish(transaction.done, records.delete([owner, kind, key]))
    },
    async clear(owner) {
      const { transaction, records } = write()
      await finish(transaction.done, records.delete(under(owner)))
    },
  }
}

const keyOf = (owner: string, { kind, key }: StoredRecord): Key => [owner, kind, key]

/** All keys that begin so: an array sorts behind every string. */
function under(...begin: string[]): IDBKeyRange {
  return IDBKeyRange.bound(begin, [...begin, []])
}
