import { sqliteQuery } from '../sqlite-query.ts'
import type { Transact } from './credits.ts'

/** The tables of credits.ts in an SQLite in memory, whose one connection takes one transaction after another. */
export function sqliteTransact(): Transact {
  const query = sqliteQuery('credits.ts')
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(async () => {
      await query('begin immediate', [])
      try {
        const result = await work(query)
        await query('commit', [])
        return result
      } catch (error) {
        await query('rollback', [])
        throw error
      }
    })
    last = done.catch(() => {})
    return done
  }
}
