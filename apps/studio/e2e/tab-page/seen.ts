import type { KlingClient } from '@kling-kit/core'

/** What a tab knows of the draft that all share. */
export interface Seen {
  prompt: unknown
  intentId: string
  state: string
  phase?: string
  code?: string
  /** Of the draft's own job. */
  requestId?: string
  /** All that the tab knows of, by their bare ids. */
  jobs: string[]
}

const bareId = (requestId: string) => requestId.split('.')[0] as string

export function seenBy(client: KlingClient, draftKey: string): Seen {
  const { values, intentId, submission } = client.draft(draftKey).getSnapshot()
  return {
    prompt: values['prompt'],
    intentId,
    state: submission.state,
    phase: 'phase' in submission ? submission.phase : undefined,
    code: 'error' in submission ? submission.error.code : undefined,
    requestId: 'job' in submission ? bareId(submission.job.requestId) : undefined,
    jobs: client.jobs.getSnapshot().map(({ requestId }) => bareId(requestId)),
  }
}

/** Whether a record with these words has been written down in this browser. */
export async function isKept(words: string): Promise<boolean> {
  const [database] = await indexedDB.databases()
  if (!database?.name) return false
  const opened = await answerOf(indexedDB.open(database.name))
  try {
    const records = opened.transaction('records').objectStore('records').getAll()
    return JSON.stringify(await answerOf(records)).includes(words)
  } finally {
    opened.close()
  }
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed.')))
  })
}
