import type { Background } from './background.ts'
import type { Intents } from '../submit/intents.ts'
import type { JobStore } from '../job/job-store.ts'
import type { OwnDraftHandle } from '../draft/draft-handle.ts'
import type { Poller } from '../poll/poller.ts'
import type { Records } from '../storage/records.ts'
import type { Tabs } from '../tabs/tabs.ts'

interface ForgettingOptions {
  background: Background
  drafts: Map<string, OwnDraftHandle>
  intents: Intents
  poller: Poller
  records: Records
  store: JobStore
  tabs: Tabs
}

/** What goes only when a person or the app says so. */
export function createForgetting({
  background,
  drafts,
  intents,
  poller,
  records,
  store,
  tabs,
}: ForgettingOptions) {
  /** Out of this tab. */
  const dropAll = () => {
    background.here()?.forget()
    for (const { requestId } of store.all()) poller.forget(requestId)
    const all = Array.from(drafts.values())
    drafts.clear()
    intents.forgetAll()
    for (const draft of all) draft.forget()
  }

  return {
    dropAll,
    async forget(requestId: string) {
      const intentId = store.get(requestId)?.intentId
      poller.forget(requestId)
      tabs.post({ type: 'forget', key: requestId })
      await Promise.all([
        records.delete('job', requestId),
        // The receipt of the same job.
        intentId && records.delete('intent', intentId),
      ])
    },
    async forgetAll() {
      dropAll()
      tabs.post({ type: 'forget-all' })
      await records.clear()
    },
  }
}
