import { onTestFinished } from 'vitest'
import type { KlingClient } from '../client/client.ts'

interface Tab {
  client: KlingClient
}

/** Looks at the tab's jobs and submissions, as a page does, until the test is over. */
export function show({ client }: Tab) {
  onTestFinished(client.jobs.subscribe(() => {}))
  onTestFinished(client.submissions.subscribe(() => {}))
}

/** A draft of the tab that is looked at. */
export function showDraft({ client }: Tab) {
  const draft = client.draft('main')
  onTestFinished(draft.subscribe(() => {}))
  return draft
}
