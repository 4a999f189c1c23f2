import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Query } from './recipes/sql-store.ts'

/** An SQLite in memory with the tables that a recipe's comment makes. Speaks Postgres' `$1`. */
export function sqliteQuery(file: 'sql-store.ts' | 'credits.ts' = 'sql-store.ts'): Query {
  const recipe = readFileSync(new URL(`./recipes/${file}`, import.meta.url), 'utf8')
  const database = new DatabaseSync(':memory:')
  for (const [table] of recipe.matchAll(/^\/\/ create table[^;]+;/gm))
    database.exec(table.replaceAll('//', ''))
  return async (sql, values) =>
    database.prepare(sql).all(Object.fromEntries(values.map((value, at) => [`$${at + 1}`, value])))
}
