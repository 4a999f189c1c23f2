import type { Job } from '@kling-kit/core'
import { clockTime } from '../job-progress/clock-time.ts'
import { useMessages } from '../messages/use-messages.ts'
import { RequestId } from '../request-id/request-id.tsx'

/** What is known of a finished job: what was asked for, how long it took, how large it is, what it cost. */
export function ResultFacts({ job }: { job: Job }) {
  const messages = useMessages()
  const { totalSeconds, costUsd } = job.metrics
  const bytes = job.media?.[0]?.bytes
  const prompt = job.input?.['prompt']
  const facts: [string, string | undefined][] = [
    [messages.madeIn, totalSeconds === undefined ? undefined : clockTime(totalSeconds)],
    [messages.fileLabel, bytes === undefined ? undefined : messages.fileSize(bytes)],
    [messages.costLabel, costUsd === undefined ? undefined : messages.cost(costUsd)],
  ]
  const known = facts.filter(([, value]) => value !== undefined)
  return (
    <footer>
      {typeof prompt === 'string' && <p data-part="prompt">{prompt}</p>}
      {known.length > 0 && (
        <dl>
          {known.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>{messages.keptFor}</p>
      <RequestId requestId={job.requestId} />
    </footer>
  )
}
