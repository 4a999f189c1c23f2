import { credits } from '../../../../packages/proxy/src/testing/recipes/credits.ts'
import { sqliteTransact } from '../../../../packages/proxy/src/testing/recipes/sqlite-transact.ts'

/** Stands for an app's own database. */
export const transact = sqliteTransact()

export const shop = credits(transact)
