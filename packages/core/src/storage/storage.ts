/** One thing that the client keeps. `v` is the version of `value`'s shape; records of a version we do not know are left alone. */
export interface StoredRecord {
  kind: 'draft' | 'intent' | 'job' | 'history'
  key: string
  v: number
  value: unknown
}

/**
 * Where the client keeps what must not be lost, apart for each owner. Values survive a structured clone.
 * A store that rejects is done without: the client goes on in memory.
 */
export interface Storage {
  list(owner: string, kind: StoredRecord['kind']): Promise<StoredRecord[]>
  /** Adds the record unless there is one under its key, and then resolves with that one. Atomic across tabs: this is the claim. */
  add(owner: string, record: StoredRecord): Promise<StoredRecord | undefined>
  put(owner: string, record: StoredRecord): Promise<void>
  delete(owner: string, kind: StoredRecord['kind'], key: string): Promise<void>
  /** Deletes all that the owner has. */
  clear(owner: string): Promise<void>
}

/** Keeps records as long as the process lives. */
export function memoryStorage(): Storage {
  const records = new Map<string, StoredRecord>()
  const under = (prefix: string) => Array.from(records.keys()).filter((name) => name.startsWith(`${prefix},`))
  return {
    list: async (owner, kind) => under(nameOf(owner, kind)).map((name) => records.get(name) as StoredRecord),
    async add(owner, record) {
      const name = nameOf(owner, record.kind, record.key)
      const existing = records.get(name)
      if (!existing) records.set(name, record)
      return existing
    },
    put: async (owner, record) => void records.set(nameOf(owner, record.kind, record.key), record),
    delete: async (owner, kind, key) => void records.delete(nameOf(owner, kind, key)),
    clear: async (owner) => under(nameOf(owner)).forEach((name) => records.delete(name)),
  }
}

const nameOf = (...names: string[]) => JSON.stringify(names).slice(0, -1)
