import { KlingClientProvider } from '@kling-kit/react'
import { expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { JobResult } from '../job-result/job-result.tsx'
import { aJob } from '../testing/a-job.ts'
import { createWorld } from '../testing/create-world.tsx'

it('says once, in one sentence, that the stylesheet is missing', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { client } = createWorld()
  await render(
    <KlingClientProvider client={client}>
      <JobResult job={aJob('queued')} />
      <JobResult job={aJob('processing')} />
    </KlingClientProvider>,
  )
  expect(told.mock.calls).toEqual([
    [
      "kling-kit: the stylesheet is missing. Add import '@kling-kit/ui/styles.css' once, where your app starts.",
    ],
  ])
})
