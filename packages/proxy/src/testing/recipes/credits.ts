import type { AcceptedSubmission, BeforeSubmitAnswer, KlingStore, ProxySubmission } from '@kling-kit/proxy'

// create table accounts (id text primary key, cents integer not null);
// create table holds (
//   account text not null,
//   intent text not null,
//   cents integer not null,
//   made_at bigint not null,
//   primary key (account, intent)
// );
// create table charges (
//   request text primary key,
//   account text not null,
//   cents integer not null,
//   refunded boolean not null default false
// );

export type Query = (sql: string, values: (string | number)[]) => Promise<Record<string, unknown>[]>

/** Does all of `work` in one transaction, or nothing of it. */
export type Transact = <Done>(work: (query: Query) => Promise<Done>) => Promise<Done>

const hourMs = 3_600_000

/** An app's own credits: held before a submission, once per intent, and charged when Segmind accepted it. */
export function credits(transact: Transact) {
  /** One after another for one account: its row is locked by the first statement. */
  const onAccount = <Done>(id: string, work: (query: Query, cents: number) => Promise<Done>) =>
    transact(async (query) => {
      const [account] = await query('update accounts set cents = cents where id = $1 returning cents', [id])
      return work(query, Number(account?.cents ?? 0))
    })

  const add = (query: Query, account: string, cents: number) =>
    query('update accounts set cents = cents + $2 where id = $1', [account, cents])

  /** Takes a hold away. Resolves with its cents. */
  const takeHold = async (query: Query, account: string, intent: string) => {
    const [hold] = await query('delete from holds where account = $1 and intent = $2 returning cents', [
      account,
      intent,
    ])
    return Number(hold?.cents ?? 0)
  }

  /** Makes a hold a charge, once per request. What was held beyond the price comes back; what was not held is owed. */
  const charge = (account: string, intent: string, request: string, price?: number) =>
    onAccount(account, async (query) => {
      const held = await takeHold(query, account, intent)
      const charged = await query(
        `insert into charges (request, account, cents) values ($1, $2, $3)
         on conflict (request) do nothing returning cents`,
        [request, account, price ?? held],
      )
      await add(query, account, held - Number(charged[0]?.cents ?? 0))
    })

  return {
    async beforeSubmit({ caller, intentId, estimate }: ProxySubmission): Promise<BeforeSubmitAnswer> {
      if (!estimate) return { refuse: { message: 'This model has no price here.' } }
      const price = centsOf(estimate)
      return onAccount(caller.id, async (query, cents): Promise<BeforeSubmitAnswer> => {
        const [hold] = await query('select cents from holds where account = $1 and intent = $2', [
          caller.id,
          intentId,
        ])
        // Refused after it was held, and pressed again, perhaps with a dearer input. For a cheaper one nothing comes back
        // yet: a copy in another process may be about to send the dearer one.
        const missing = Math.max(0, price - Number(hold?.cents ?? 0))
        if (missing > cents)
          return { refuse: { status: 402, message: 'You have too few credits left. Nothing was charged.' } }
        await add(query, caller.id, -missing)
        await query(
          `insert into holds (account, intent, cents, made_at) values ($1, $2, $3, $4)
           on conflict (account, intent) do update
             set cents = holds.cents + excluded.cents, made_at = excluded.made_at`,
          [caller.id, intentId, missing, Date.now()],
        )
      })
    },

    onAccepted: ({ caller, intentId, requestId, estimate }: AcceptedSubmission) =>
      charge(caller.id, intentId, requestId, estimate && centsOf(estimate)),

    /** To be run every hour: settles what was held more than an hour ago, by what the proxy's store knows of it. */
    async giveBack(store: KlingStore) {
      const old = await transact((query) =>
        query('select account, intent, made_at from holds where made_at < $1', [Date.now() - hourMs]),
      )
      for (const { made_at, ...hold } of old) {
        const [account, intent] = [String(hold.account), String(hold.intent)]
        const record = await store.read(`kling-intent/${account}/${intent}`)
        // This process, or another, ended before it came to `onAccepted`.
        if (record?.state === 'accepted') await charge(account, intent, record.requestId)
        else if (record?.state !== 'sending' || record.deadlineAt < Date.now())
          await onAccount(account, async (query) => {
            // Not if it was pressed again meanwhile.
            const [lost] = await query(
              'delete from holds where account = $1 and intent = $2 and made_at = $3 returning cents',
              [account, intent, Number(made_at)],
            )
            await add(query, account, Number(lost?.cents ?? 0))
          })
      }
    },

    /** For a job that ended FAILED, which Segmind does not charge for. */
    refund: (request: string) =>
      transact(async (query) => {
        // The row stays, so that nothing charges for this request again.
        const [failed] = await query(
          `update charges set refunded = true where request = $1 and not refunded
           returning account, cents`,
          [request],
        )
        if (failed) await add(query, String(failed.account), Number(failed.cents))
      }),
  }
}

// Estimates are whole tenths of a cent, but 0.28 * 100 is a little more than 28.
const centsOf = ({ high }: { high: number }) => Math.ceil(Math.round(high * 1000) / 10)
