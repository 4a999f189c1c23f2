import type { IntentRecord, KlingStore } from '@kling-kit/proxy'

// create table kling_intents (
//   key text primary key,
//   claim_id text not null,
//   state text not null,
//   record text not null,
//   ends_at bigint not null
// );

/** With pg: `(sql, values) => pool.query(sql, values).then(({ rows }) => rows)`. The primary, never a replica. */
export type Query = (sql: string, values: (string | number)[]) => Promise<Record<string, unknown>[]>

/** Keeps intents in a table of Postgres or SQLite. */
export function sqlStore(query: Query): KlingStore {
  const read = async (key: string): Promise<IntentRecord | null> => {
    const [row] = await query('select record from kling_intents where key = $1 and ends_at > $2', [
      key,
      Date.now(),
    ])
    return row ? (JSON.parse(String(row.record)) as IntentRecord) : null
  }

  return {
    durable: true,
    read,
    async claim(key, record, ttlMs) {
      for (;;) {
        const now = Date.now()
        // One statement, so that of all who try in the same moment one gets a row back.
        const won = await query(
          `insert into kling_intents (key, claim_id, state, record, ends_at) values ($1, $2, $3, $4, $5)
           on conflict (key) do update
             set claim_id = excluded.claim_id, state = excluded.state,
                 record = excluded.record, ends_at = excluded.ends_at
             where kling_intents.ends_at <= $6
           returning key`,
          [key, record.claimId, record.state, JSON.stringify(record), now + ttlMs, now],
        )
        if (won.length > 0) return null
        const existing = await read(key)
        if (existing) return existing
        // Released in between: free again.
      }
    },
    async settle(key, record) {
      await query(
        `update kling_intents set state = $3, record = $4
         where key = $1 and claim_id = $2 and state <> 'accepted'`,
        [key, record.claimId, record.state, JSON.stringify(record)],
      )
    },
    async release(key, claimId) {
      await query(`delete from kling_intents where key = $1 and claim_id = $2 and state = 'sending'`, [
        key,
        claimId,
      ])
    },
  }
}
