import type { Mutant } from './mutant.ts'

const core = 'packages/core/src'
const submitting = [`${core}/submit`, `${core}/draft`, `${core}/client`, `${core}/lifecycle`]
const watching = [
  `${core}/poll`,
  `${core}/job`,
  `${core}/tabs`,
  `${core}/storage`,
  `${core}/client`,
  `${core}/lifecycle`,
]

/** Faults of the client that would pay twice, lose a job or tell an untruth about it. */
export const coreMutants: Mutant[] = [
  {
    name: 'drops the latch of a press',
    file: `${core}/submit/intents.ts`,
    edits: [
      ["intent.submission = { state: 'sending', phase, intentId }", "intent.submission = { state: 'idle' }"],
    ],
    tests: submitting,
  },
  {
    name: 'sends again when no answer came',
    file: `${core}/submit/transmit.ts`,
    edits: [
      [
        'lost.then(() => (transport.askIntent ? ask() : undefined))',
        'lost.then(() => transport.submit({ modelId, body, metadata, intentId }).then(wordOf))',
      ],
    ],
    tests: submitting,
  },
  {
    name: 'takes a lost answer for a refusal',
    file: `${core}/submit/intents.ts`,
    edits: [
      [
        "error instanceof UnknownOutcomeError ? 'unknown' : 'refused'",
        "error instanceof UnknownOutcomeError ? 'refused' : 'refused'",
      ],
    ],
    tests: submitting,
  },
  {
    name: 'takes a failure of the network for certain',
    file: `${core}/submit/transmit.ts`,
    edits: [["if (KlingError.is(error) && error.billed === 'no') throw error", 'throw error']],
    tests: submitting,
  },
  {
    name: 'sends before it has claimed the intent',
    file: `${core}/submit/submitter.ts`,
    edits: [
      [
        "const existing = await records.add('intent', intent.id, recordOf('sending', sent))",
        "const existing = await Promise.resolve(undefined)\n    void records.add('intent', intent.id, recordOf('sending', sent))",
      ],
    ],
    tests: submitting,
  },
  {
    name: 'sends what another tab has claimed',
    file: `${core}/submit/submitter.ts`,
    edits: [["if (earlier) return conclude(intent, sent, await ask(intent, 'at-once'))", 'void earlier']],
    tests: submitting,
  },
  {
    name: 'keeps no id of what was accepted',
    file: `${core}/submit/submitter.ts`,
    edits: [["void note(intent, recordOf('accepted', sent, requestId))", '']],
    tests: submitting,
  },
  {
    name: 'forgets an intent of which nobody knows the outcome',
    file: `${core}/submit/submitter.ts`,
    edits: [["await note(intent, recordOf('unknown', sent))", 'await unclaim(intent)']],
    tests: submitting,
  },
  {
    name: 'submits while offline',
    file: `${core}/submit/submitter.ts`,
    edits: [['if (!host.isOnline()) throw offlineRefusal(intent.id)', '']],
    tests: submitting,
  },
  {
    name: 'drops an answer that comes late',
    file: `${core}/submit/submitter.ts`,
    edits: [['if (!outcome) void adoptLate(intent, sent, answer)', '']],
    tests: submitting,
  },
  {
    name: 'lets the page be left while only the page knows',
    file: `${core}/submit/submitter.ts`,
    edits: [['if (!records.isKept || records.trouble.getSnapshot())', 'if (!records)']],
    tests: [...submitting, `${core}/storage`],
  },
  {
    name: 'takes a page in between for an answer about an intent',
    file: `${core}/transport/proxy-transport.ts`,
    edits: [['if (!code && !request_id) throw', "if (code === '') throw"]],
    tests: [...submitting, `${core}/transport`],
  },
  {
    name: 'sends an input that is out of order',
    file: `${core}/submit/prepare.ts`,
    edits: [
      [
        'const checked = parse(modelId, input)\n    if (checked.ok)',
        'const checked = { ...parse(modelId, input), value: input }\n    if (checked)',
      ],
    ],
    tests: submitting,
  },
  {
    name: 'lets a status go backwards',
    file: `${core}/job/next-job.ts`,
    edits: [['if (!status || ranks[status] <= ranks[job.status])', 'if (!status)']],
    tests: watching,
  },
  {
    name: 'takes in answers that come out of order',
    file: `${core}/job/next-job.ts`,
    edits: [['return seq > seen.seq ?', 'return seq > 0 ?']],
    tests: watching,
  },
  {
    name: 'calls a job expired on the first 404',
    file: `${core}/job/next-job.ts`,
    edits: [['const missesToExpire = 3', 'const missesToExpire = 1']],
    tests: watching,
  },
  {
    name: 'calls a young job expired',
    file: `${core}/job/next-job.ts`,
    edits: [['const graceMs = 60_000', 'const graceMs = 0']],
    tests: watching,
  },
  {
    name: 'takes in what was said about another request',
    file: `${core}/job/next-job.ts`,
    edits: [
      [
        'return isOther ? reconnecting(seen) : afterAnswer(seen, event)',
        'return isOther && !seen ? reconnecting(seen) : afterAnswer(seen, event)',
      ],
    ],
    tests: watching,
  },
  {
    name: 'changes a job that has ended',
    file: `${core}/job/next-job.ts`,
    edits: [['if (isFinal(job)) return seen', '']],
    tests: watching,
  },
  {
    name: 'polls what is finished',
    file: `${core}/poll/next-look.ts`,
    edits: [["if (isFinal(job) || job.status === 'expired') return false", '']],
    tests: watching,
  },
  {
    name: 'stops polling after an error',
    file: `${core}/poll/next-look.ts`,
    edits: [
      [
        'if (failures > 0) return Math.max',
        'if (failures > 0) return false\n  if (failures > 0) return Math.max',
      ],
    ],
    tests: watching,
  },
  {
    name: 'overwrites the record of a later release',
    file: `${core}/storage/records.ts`,
    edits: [['if (!storage || foreign.has(name)) return undefined', 'if (!storage) return undefined']],
    tests: watching,
  },
  {
    name: 'leaves a leader that is gone in the lead',
    file: `${core}/tabs/tabs.ts`,
    edits: [['    else if (isOpen) {', '    else if (!isOpen) {']],
    tests: watching,
  },
]
