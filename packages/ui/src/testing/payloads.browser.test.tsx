import '../styles.css'
import { RefusedError, type Submission } from '@kling-kit/core'
import { KlingClientProvider } from '@kling-kit/react'
import { type Media, parseInput } from '@kling-kit/spec'
import type { ReactNode } from 'react'
import { beforeAll, expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { ImageField } from '../form/image-field/image-field.tsx'
import { ReferenceImages } from '../form/reference-images/reference-images.tsx'
import { ImageResult } from '../image-result/image-result.tsx'
import { HistoryEntry } from '../job-history/history-entry.tsx'
import { JobResult } from '../job-result/job-result.tsx'
import { SubmissionNotice } from '../submission-notice/submission-notice.tsx'
import { VideoPlayer } from '../video-player/video-player.tsx'
import { aJob } from './a-job.ts'
import { createWorld } from './create-world.tsx'
import { payloads } from './payloads.ts'

const address = location.href
const violations: string[] = []

// A strict page: whatever would run a script of its own shows here, and so does whatever needs one to be let.
beforeAll(() => {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
    // Pictures from elsewhere may be asked for, and are not fetched: no test calls the internet.
    if (effectiveDirective !== 'img-src') violations.push(`${effectiveDirective} ${blockedURI} ${sample}`)
  })
  const policy = document.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = "script-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'"
  document.head.append(policy)
})

const expectNothingRan = () => {
  expect(violations).toEqual([])
  expect(globalThis).not.toHaveProperty('wasRun')
  expect(location.href).toBe(address)
}

const ofSinks = 'video, img, iframe, object, embed, a, script, source, form, link, base'
const show = (parts: ReactNode) =>
  render(<KlingClientProvider client={createWorld().client}>{parts}</KlingClientProvider>)

it('is a list of at least sixty', () => expect(new Set(payloads).size).toBeGreaterThanOrEqual(60))

it('gives none of them to the page, in any place that shows media', async () => {
  for (const url of payloads) {
    const media: Media[] = [
      { kind: 'video', url },
      { kind: 'image', url },
    ]
    const job = aJob('completed', { media, rawResult: url })
    const { container, unmount } = await show(
      <>
        {media.map((one) => (
          <VideoPlayer key={one.kind} media={one} />
        ))}
        <VideoPlayer job={job} />
        <ImageResult job={job} />
        <JobResult job={job} />
        <ul>
          <HistoryEntry job={job} isSelected={false} onForget={() => {}} />
        </ul>
      </>,
    )
    const sinks = container.querySelectorAll(ofSinks)
    expect([...sinks].map((sink) => sink.outerHTML)).toEqual([])
    await unmount()
  }
  expectNothingRan()
}, 60_000)

it('previews none of them as anything but a picture from the web', async () => {
  for (const url of payloads) {
    const { container, unmount } = await show(
      <>
        <ImageField label="First frame" value={url} onChange={() => {}} />
        <ReferenceImages label="Pictures" value={[url]} onChange={() => {}} />
      </>,
    )
    for (const sink of container.querySelectorAll(ofSinks)) {
      expect(sink.tagName).toBe('IMG')
      expect((sink as HTMLImageElement).src).toMatch(/^https?:/)
    }
    await unmount()
  }
  expectNothingRan()
}, 60_000)

const markup = '<img src=x onerror="globalThis.wasRun=true"><script>globalThis.wasRun=true</script>'

it('shows what a service says as text', async () => {
  for (const said of [markup, ...payloads.filter((payload) => payload.trim())]) {
    const error = new RefusedError({
      code: 'invalid-input',
      message: said,
      status: 400,
      billed: 'no',
      issues: [{ path: ['prompt'], message: said }],
    })
    const submission: Submission = { state: 'refused', error, intentId: said }
    const { container, unmount } = await show(
      <>
        <JobResult
          job={aJob('failed', { input: { prompt: said }, failure: { code: 'upstream', message: said } })}
        />
        <JobResult job={aJob('processing', { input: { prompt: said }, rawStatus: said })} />
        <SubmissionNotice submission={submission} onCheckAgain={() => {}} onSubmitAgain={() => {}} />
      </>,
    )
    expect(container.textContent).toContain(said)
    expect(container.querySelectorAll(ofSinks)).toHaveLength(0)
    await unmount()
  }
  expectNothingRan()
}, 60_000)

it('checks an input without making code of text', () => {
  expect(parseInput('kling-o3-text2video', { prompt: markup, duration: '5' }).ok).toBe(true)
  expect(parseInput('kling-text2video', { prompt: '', duration: 7 }).ok).toBe(false)
  expectNothingRan()
})

it('would have noticed a script', async () => {
  const link = document.createElement('a')
  link.href = 'javascript:globalThis.wasRun=true'
  document.body.append(link)
  link.click()
  await expect.poll(() => violations).toEqual([expect.stringContaining('script-src')])
  link.remove()
})
