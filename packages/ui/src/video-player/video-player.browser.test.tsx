import '../styles.css'
import { KlingClientProvider } from '@kling-kit/react'
import type { Media } from '@kling-kit/spec'
import { expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { JobResult } from '../job-result/job-result.tsx'
import { aJob } from '../testing/a-job.ts'
import { createWorld } from '../testing/create-world.tsx'
import { aVideo } from '../testing/sample-media.ts'
import { VideoPlayer } from './video-player.tsx'

const gone: Media = { kind: 'video', url: `${location.origin}/gone/output.mp4` }

async function shown(element: React.ReactNode) {
  const { client } = createWorld()
  const refresh = vi.fn<() => Promise<void>>(async () => {})
  const watched = {
    ...client,
    job: (...args: Parameters<typeof client.job>) => ({ ...client.job(...args), refresh: refresh as never }),
  }
  const view = await render(<KlingClientProvider client={watched}>{element}</KlingClientProvider>)
  return { ...view, refresh }
}

it('plays, and shows that it does by its own time', async () => {
  const { getByLabelText } = await shown(<VideoPlayer media={aVideo()} autoPlay />)
  const video = getByLabelText('Generated video').element() as HTMLVideoElement
  await expect.poll(() => video.currentTime).toBeGreaterThan(0)
})

it('asks anew for an address that does not open exactly once, then says what to do', async () => {
  const { getByRole, refresh } = await shown(<VideoPlayer job={aJob('completed', { media: [gone] })} />)
  await expect.poll(() => getByRole('alert').element().textContent).toContain('cannot be played here')
  expect(refresh).toHaveBeenCalledTimes(1)
  await getByRole('button', { name: 'Load again' }).click()
  await expect.poll(() => refresh.mock.calls.length).toBe(2)
  await expect.poll(() => getByRole('alert').element().textContent).toContain('cannot be played here')
  expect(refresh).toHaveBeenCalledTimes(2)
})

it('does not ask when the record is gone', async () => {
  const job = aJob('completed', { media: [gone], expiresAt: 0 })
  const { getByRole, refresh } = await shown(<VideoPlayer job={job} />)
  await expect.poll(() => getByRole('alert').element().textContent).not.toBe('')
  expect(refresh).not.toHaveBeenCalled()
})

it.each(['16:9', '9:16', '1:1'])(
  'keeps the room of a %s video from the wait to its first frame',
  async (aspect) => {
    const input = { prompt: 'A boat', aspect_ratio: aspect }
    const screenOf = (container: Element) =>
      container.querySelector('[data-kling="screen"]')?.getBoundingClientRect() as DOMRect
    const awaited = await shown(<JobResult job={aJob('processing', { input })} />)
    const before = screenOf(awaited.container)
    await awaited.unmount()
    const done = await shown(<JobResult job={aJob('completed', { input })} />)
    const video = done.container.querySelector('video') as HTMLVideoElement
    const atOnce = screenOf(done.container)
    await expect.poll(() => video.readyState).toBeGreaterThan(1)
    expect(screenOf(done.container)).toEqual(atOnce)
    expect(atOnce.height).toBeCloseTo(before.height, 0)
  },
)
