import type { AcceptedSubmission, BeforeSubmitAnswer, ProxySubmission } from '@kling-kit/proxy'

// create table accounts (id text primary key, cents integer not null);
// create table holds (
//   account text not null,
//   intent text not null,
//   cents integer not null,
//   made_at bigint not null,
//   request text,
//   primary key (account, intent)
// );

/** With pg: `(sql, values) => pool.query(sql, values).then(({ rows }) => rows)`. */
export type Query = (sql: string, values: (string | number)[]) => Promise<Record<string, unknown>[]>

/** An app's own credits: taken before a submission, once per intent, and kept when Segmind accepted it. */
export function credits(query: Query) {
  const add = (account: unknown, cents: unknown) =>
    query('update accounts set cents = cents + $2 where id = $1', [String(account), Number(cents)])

  return {
    async beforeSubmit({ caller, intentId, estimate }: ProxySubmission): Promise<BeforeSubmitAnswer> {
      if (!estimate) return { refuse: { message: 'This model has no price here.' } }
      const cents = Math.ceil(estimate.high * 100)
      // Money first, and in one step: of two requests for the last cent one gets a row back.
      const paid = await query(
        'update accounts set cents = cents - $2 where id = $1 and cents >= $2 returning id',
        [caller.id, cents],
      )
      if (paid.length === 0) {
        // Refused after it was paid for, and pressed again: that comes with the same intent.
        const held = await query('select cents from holds where account = $1 and intent = $2', [
          caller.id,
          intentId,
        ])
        if (held.length > 0) return
        return { refuse: { status: 402, message: 'You have too few credits left. Nothing was charged.' } }
      }
      const held = await query(
        `insert into holds (account, intent, cents, made_at) values ($1, $2, $3, $4)
         on conflict (account, intent) do nothing returning intent`,
        [caller.id, intentId, cents, Date.now()],
      )
      if (held.length === 0) await add(caller.id, cents)
    },

    async onAccepted({ caller, intentId, requestId }: AcceptedSubmission) {
      await query('update holds set request = $3 where account = $1 and intent = $2', [
        caller.id,
        intentId,
        requestId,
      ])
    },

    /** To be run now and then: gives back what was held more than an hour ago and never accepted. */
    async giveBack() {
      const lost = await query(
        'delete from holds where request is null and made_at < $1 returning account, cents',
        [Date.now() - 3_600_000],
      )
      for (const { account, cents } of lost) await add(account, cents)
    },

    /** For a job that ended FAILED, which Segmind does not charge for. */
    async refund(requestId: string) {
      const failed = await query('delete from holds where request = $1 returning account, cents', [requestId])
      for (const { account, cents } of failed) await add(account, cents)
    },
  }
}
