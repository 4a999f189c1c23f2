import { sealedIdPattern } from '@kling-kit/spec'
import { fieldsOf, numberOf, objectOf, stringOf } from '../storage/read-record.ts'

/** What became of an intent, as far as was written down. With a `requestId` it is the receipt of a paid job. */
export interface IntentRecord {
  state: 'sending' | 'accepted' | 'unknown'
  requestId?: string
  modelId?: string
  input?: Record<string, unknown>
  metadata?: Record<string, unknown>
  /** Ms since the epoch. */
  submittedAt?: number
}

/** A record that cannot be read still says that something may have been sent. */
export function readIntent(value: unknown): IntentRecord {
  const record = fieldsOf(value) ?? {}
  const id = stringOf(record['requestId'])
  const requestId = id && sealedIdPattern.test(id) ? id : undefined
  return {
    state: requestId ? 'accepted' : record['state'] === 'unknown' ? 'unknown' : 'sending',
    requestId,
    modelId: stringOf(record['modelId']),
    input: objectOf(record['input']),
    metadata: objectOf(record['metadata']),
    submittedAt: numberOf(record['submittedAt']),
  }
}
