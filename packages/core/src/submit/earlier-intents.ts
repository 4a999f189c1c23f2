import type { Alarms } from '../time/alarms.ts'
import { type IntentRecord, readIntent } from './intent-record.ts'
import type { Intents, SentIntent } from './intents.ts'
import type { Job } from '../job/job.ts'
import type { Records } from '../storage/records.ts'
import { unknownOutcome } from './refusal.ts'
import type { Submitter } from './submitter.ts'
import type { Tabs } from '../tabs/tabs.ts'

/** Intents that an earlier life of the client left open, or another tab. They are asked about, and never sent. */
export interface EarlierIntents {
  /** Takes in what was kept of one: shows its job, or finds out what became of it. */
  take: (intentId: string, record: IntentRecord) => void
  /** Finds out what became of one that nobody here looks after, be there a record of it or not. */
  watch: (intentId: string, fallback?: 'sending' | 'unknown') => void
  /** Takes in a job that another tab found, which may be what became of one that is unknown here. */
  hear: (job: Job) => void
  /** Drops one that is unknown, and returns whether it was. An answer that comes late is still taken. */
  drop: (intentId: string) => boolean
  /** Begins again: with `isOver`, for another owner. */
  reset: (isOver?: boolean) => void
}

interface EarlierIntentsOptions {
  intents: Intents
  submitter: Submitter
  records: Records
  tabs: Tabs
  alarms: Alarms
  /** Shows the job that a receipt tells of, and returns it. */
  showAccepted: (intentId: string, record: IntentRecord) => Job | undefined
  /** Whether a draft still shows that it is being asked about. */
  isAwaited: (intentId: string) => boolean
}

/** Whoever looks after an intent may go: the others look again after this. */
const retryMs = 5000

export function createEarlierIntents(options: EarlierIntentsOptions): EarlierIntents {
  const { intents, submitter, records, tabs, alarms, showAccepted, isAwaited } = options
  const watched = new Set<string>()
  let life = 0

  const find = async (intentId: string) => {
    const found = (await records.list('intent')).find(({ key }) => key === intentId)
    return found && readIntent(found.value)
  }
  const resume = async (intentId: string, record: IntentRecord) => {
    const job = record.state === 'accepted' ? showAccepted(intentId, record) : undefined
    if (intents.get(intentId)) return
    const { modelId = '', input, metadata, submittedAt } = record
    const sent = { modelId, body: {}, input, metadata, submittedAt }
    const intent = { id: intentId, sent } as unknown as SentIntent
    // Its draft may have been written down before the answer came, and waits to hear of it.
    if (job) intents.add(intent, { state: 'accepted', job, intentId })
    else if (record.state !== 'unknown') await submitter.lookUp(intent, 'at-once').catch(() => {})
    else intents.add(intent, { state: 'unknown', error: unknownOutcome(intentId), intentId })
  }
  const lookAfter = async (intentId: string, fallback?: IntentRecord) => {
    if (watched.has(intentId) || intents.get(intentId)) return
    watched.add(intentId)
    const began = life
    const letGo = await tabs.tryLock(intentId)
    if (began === life && !letGo) alarms.after(retryMs, () => void lookAgain(intentId))
    if (began !== life || !letGo) return letGo?.()
    // What was read before the lock was got may be over by now.
    const current = (await find(intentId)) ?? fallback
    if (began === life && current) await resume(intentId, current)
    watched.delete(intentId)
    letGo()
  }
  const lookAgain = async (intentId: string) => {
    const began = life
    watched.delete(intentId)
    // By then the other tab may have written down what it was told.
    const found = await find(intentId)
    if (began !== life) return
    if (found?.state === 'accepted') void resume(intentId, found)
    else if (found) take(intentId, found)
    else if (isAwaited(intentId)) void lookAfter(intentId, { state: 'sending' })
  }
  const take = (intentId: string, record: IntentRecord) => {
    if (record.state === 'accepted') void showAccepted(intentId, record)
    else void lookAfter(intentId)
  }

  return {
    take,
    watch: (intentId, state = 'sending') => void lookAfter(intentId, { state }),
    hear(job) {
      const intent = intents.get(job.intentId ?? '')
      if (intent?.submission.state === 'unknown')
        intents.tell(intent, { state: 'accepted', job, intentId: intent.id })
    },
    drop(intentId) {
      const intent = intents.get(intentId)
      if (intent?.submission.state !== 'unknown') return false
      intents.tell(intent, { state: 'idle' })
      return true
    },
    reset(isOver) {
      if (isOver) life += 1
      watched.clear()
    },
  }
}
