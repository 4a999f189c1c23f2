import '../styles.css'
import { KlingClientProvider } from '@kling-kit/react'
import type { Media } from '@kling-kit/spec'
import { expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { ImageResult } from '../image-result/image-result.tsx'
import { HistoryEntry } from '../job-history/history-entry.tsx'
import { JobResult } from '../job-result/job-result.tsx'
import { VideoPlayer } from '../video-player/video-player.tsx'
import { aJob } from './a-job.ts'
import { createWorld } from './create-world.tsx'
import { payloads } from './payloads.ts'

const jobWith = (url: string) => {
  const media: Media[] = [
    { kind: 'video', url },
    { kind: 'image', url },
  ]
  return { media, job: aJob('completed', { media, rawResult: url }) }
}

it('gives none of them to the page, in any place that shows media', async () => {
  for (const url of payloads) {
    const { media, job } = jobWith(url)
    const { client } = createWorld()
    const { container, unmount } = await render(
      <KlingClientProvider client={client}>
        {media.map((one) => (
          <VideoPlayer key={one.kind} media={one} />
        ))}
        <VideoPlayer job={job} />
        <ImageResult job={job} />
        <JobResult job={job} />
        <ul>
          <HistoryEntry job={job} isSelected={false} onForget={() => {}} />
        </ul>
      </KlingClientProvider>,
    )
    const sinks = container.querySelectorAll('video, img, iframe, object, embed, a, script, source')
    expect([...sinks].map((sink) => sink.outerHTML)).toEqual([])
    await unmount()
  }
  expect(globalThis).not.toHaveProperty('wasRun')
}, 30_000)

it('shows what a service says as text', async () => {
  const said = '<img src=x onerror="globalThis.wasRun=true"><script>globalThis.wasRun=true</script>'
  const { client } = createWorld()
  const job = aJob('failed', { input: { prompt: said }, failure: { code: 'upstream', message: said } })
  const { container } = await render(
    <KlingClientProvider client={client}>
      <JobResult job={job} />
      <JobResult job={aJob('processing', { input: { prompt: said }, rawStatus: said })} />
    </KlingClientProvider>,
  )
  expect(container.textContent).toContain(said)
  expect(container.querySelectorAll('img, script')).toHaveLength(0)
  expect(globalThis).not.toHaveProperty('wasRun')
})
