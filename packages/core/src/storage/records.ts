import type { Alarms } from '../time/alarms.ts'
import type { Storage, StoredRecord } from './storage.ts'
import {
  createStorageTrouble,
  type StorageTrouble,
  type StorageTroubleView,
  troubleOf,
} from './storage-trouble.ts'

type Kind = StoredRecord['kind']

export interface KeptRecord {
  key: string
  value: unknown
  /** Of a version that we do not know: its value says nothing to us. */
  isForeign: boolean
}

/** The storage of one owner, as the client uses it: nothing here ever rejects, and nothing keeps a submission waiting for long. */
export interface Records {
  /** All of a kind. Empty where nothing can be read, also after so many further tries a second apart. */
  list: (kind: Kind, tries?: number) => Promise<KeptRecord[]>
  /** Resolves with what stands there already, if anything does. Waits so long for the storage. */
  add: (kind: Kind, key: string, value: unknown, waitMs?: number) => Promise<unknown>
  put: (kind: Kind, key: string, value: unknown) => Promise<void>
  delete: (kind: Kind, key: string) => Promise<void>
  clear: () => Promise<void>
  readonly trouble: StorageTroubleView
  /** Whether there is a storage at all. */
  readonly isKept: boolean
}

const version = 1
/** What is to be written as soon as the storage takes something again: in its own way, for a claim must not stand over another. */
interface Unkept {
  record: StoredRecord
  how: (storage: Storage) => Promise<unknown>
  hasFailed?: boolean
}

/** A store that needs longer is done without: a paid request must not hang on it. */
const patienceMs = 1000

export function createRecords(
  storage: Storage | undefined,
  owner: string,
  alarms: Alarms,
  known?: StorageTrouble,
): Records {
  const trouble = createStorageTrouble(known)
  /** The latest of each record that is not known to be kept. Written again as soon as a write succeeds. */
  const unkept = new Map<string, Unkept>()
  /** Records of a later release: set aside, and never overwritten. */
  const foreign = new Set<string>()

  const within = <Value>(start: () => Promise<Value>, waitMs = patienceMs) =>
    new Promise<Value | undefined>((resolve) => {
      const giveUp = () => {
        trouble.set('blocked')
        // Late is as good as lost: it is written again with the next that succeeds.
        for (const entry of unkept.values()) entry.hasFailed = true
        resolve(undefined)
      }
      const callOff = alarms.after(waitMs, giveUp)
      start()
        .then(resolve, () => resolve(undefined))
        .finally(callOff)
    })

  const write = async <Value>(
    record: StoredRecord,
    how: (storage: Storage) => Promise<Value>,
  ): Promise<Value | undefined> => {
    const name = nameOf(record.kind, record.key)
    if (!storage || foreign.has(name)) return undefined
    const entry: Unkept = { record, how }
    unkept.set(name, entry)
    try {
      const value = await how(storage)
      if (unkept.get(name) === entry) unkept.delete(name)
      if (unkept.size === 0) trouble.set(undefined)
      for (const other of Array.from(unkept.values())) {
        if (!other.hasFailed) continue
        write(other.record, other.how).catch(() => {})
      }
      return value
    } catch (error) {
      entry.hasFailed = true
      if (unkept.get(name) === entry) trouble.set(troubleOf(error))
      throw error
    }
  }

  const records: Records = {
    trouble: trouble.view,
    isKept: storage !== undefined,
    async list(kind, tries = 0) {
      try {
        const found = (await storage?.list(owner, kind)) ?? []
        return found.flatMap((record: Partial<StoredRecord> | null) => {
          const { key, v, value } = record ?? {}
          if (typeof key !== 'string') return []
          const isForeign = v !== version
          if (isForeign) foreign.add(nameOf(kind, key))
          return { key, value: isForeign ? undefined : value, isForeign }
        })
      } catch (error) {
        trouble.set(troubleOf(error))
        // A browser that was killed holds on to its records for a while.
        const isAwake =
          tries > 0 &&
          (await alarms.sleep(1000).then(
            () => true,
            () => false,
          ))
        return isAwake ? records.list(kind, tries - 1) : []
      }
    },
    async add(kind, key, value, waitMs) {
      const record = { kind, key, v: version, value }
      const existing = await within(() => write(record, (kept) => kept.add(owner, record)), waitMs)
      if (!existing) return undefined
      if (existing.v === version) return existing.value ?? {}
      foreign.add(nameOf(kind, key))
      return {}
    },
    async put(kind, key, value) {
      const record = { kind, key, v: version, value }
      await within(() => write(record, (kept) => kept.put(owner, record)))
    },
    async delete(kind, key) {
      const name = nameOf(kind, key)
      unkept.delete(name)
      if (storage && !foreign.has(name)) await within(async () => storage.delete(owner, kind, key))
    },
    async clear() {
      unkept.clear()
      if (storage) await within(async () => storage.clear(owner))
    },
  }
  return records
}

const nameOf = (kind: Kind, key: string) => `${kind} ${key}`
