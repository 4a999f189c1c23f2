import type { KlingClient } from '@kling-kit/core'
import { yieldToTasks } from '@kling-kit/simulator'
import { JSDOM } from 'jsdom'
import type { ReactElement } from 'react'
import type { WatchedJob } from './contender.ts'

/** A page of React that shows jobs, and counts how often their components render. */
export interface JobsPage {
  readonly renders: number
  close(): Promise<void>
}

/** A component for each watch, rendered anew when it tells something else, as a hook would have it. */
export async function showWatchedJobs(jobs: readonly WatchedJob[]): Promise<JobsPage> {
  const page = await openPage()
  const { useSyncExternalStore } = await import('react')
  function Status({ job }: { job: WatchedJob }) {
    read(useSyncExternalStore(job.subscribe, job.getSnapshot))
    page.count()
    return null
  }
  return page.show(jobs.map((job, index) => <Status key={index} job={job} />))
}

/** A component for each job with our `useKlingJob`, and a list with `useKlingJobs`, which read every field. */
export async function showKlingJobs(client: KlingClient, requestIds: readonly string[]): Promise<JobsPage> {
  const page = await openPage()
  const { KlingClientProvider, useKlingJob, useKlingJobs } = await import('@kling-kit/react')
  function Status({ requestId }: { requestId: string }) {
    read(useKlingJob(requestId))
    page.count()
    return null
  }
  function List() {
    for (const job of useKlingJobs()) read(job)
    page.count()
    return null
  }
  return page.show(
    <KlingClientProvider client={client}>
      <List />
      {requestIds.map((requestId) => (
        <Status key={requestId} requestId={requestId} />
      ))}
    </KlingClientProvider>,
  )
}

/** Whatever fields a component may read, this one does. */
const read = (shown: unknown) => void { ...(shown as object | undefined) }

async function openPage() {
  const { window } = new JSDOM('<div id="root"></div>', { url: 'http://localhost/' })
  // React looks for them when it is loaded.
  Object.assign(globalThis, { window, document: window.document })
  const { createRoot } = await import('react-dom/client')
  const root = createRoot(window.document.querySelector('div') as HTMLElement)
  let renders = 0
  return {
    count: () => void renders++,
    show(content: ReactElement | ReactElement[]): JobsPage {
      root.render(content)
      return {
        get renders() {
          return renders
        },
        async close() {
          root.unmount()
          await yieldToTasks()
          window.close()
        },
      }
    },
  }
}
