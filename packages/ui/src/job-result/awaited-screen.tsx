import type { Job } from '@kling-kit/core'
import { JobProgress } from '../job-progress/job-progress.tsx'
import { ratioOf } from '../screen/ratio-of.ts'
import { Screen } from '../screen/screen.tsx'

/** The screen while its picture is being made: what was asked for, and the line of time where the player's will be. */
export function AwaitedScreen({ job }: { job: Job }) {
  const prompt = job.input?.['prompt']
  return (
    <Screen ratio={ratioOf(job.input)} data-state="awaited">
      <div>
        {typeof prompt === 'string' && <p data-part="prompt">{prompt}</p>}
        <JobProgress job={job} />
      </div>
    </Screen>
  )
}
