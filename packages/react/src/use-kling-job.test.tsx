import { act } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { createWorld } from './testing/create-world.tsx'
import { useKlingJob } from './use-kling-job.ts'
import { useKlingJobs } from './use-kling-jobs.ts'

const submitted = async (world: ReturnType<typeof createWorld>) => {
  const sent = world.client.submit('kling-o3-text2video', { prompt: 'a paper boat' })
  await world.advance()
  return (await sent).requestId
}

it('is idle without a request', () => {
  const { renderHook } = createWorld()
  expect(renderHook(() => useKlingJob(null)).result.current).toBeUndefined()
})

it('watches while it is mounted', async () => {
  const world = createWorld()
  const requestId = await submitted(world)
  const { result } = world.renderHook(() => useKlingJob(requestId))
  await world.advance(600_000)
  expect(result.current).toMatchObject({ status: 'completed', link: 'settled' })
})

it('starts to watch when it gets a request', async () => {
  const world = createWorld()
  const requestId = await submitted(world)
  const { result, rerender } = world.renderHook((id: string | null) => useKlingJob(id), null as string | null)
  rerender(requestId)
  expect(result.current).toMatchObject({ requestId, status: 'queued' })
})

it('calls the latest callback once per mounted hook', async () => {
  const world = createWorld()
  const requestId = await submitted(world)
  const [first, latest, other] = [vi.fn(), vi.fn(), vi.fn()]
  const { rerender } = world.renderHook(
    (onCompleted: () => void) => useKlingJob(requestId, { onCompleted }),
    first,
  )
  world.renderHook(() => useKlingJob(requestId, { onCompleted: other }))
  rerender(latest)
  await world.advance(600_000)
  expect(first).not.toHaveBeenCalled()
  expect(latest).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ media: [expect.anything()] }))
  expect(other).toHaveBeenCalledOnce()
})

it('says nothing about a job that ended before', async () => {
  const world = createWorld()
  const requestId = await submitted(world)
  const watcher = world.renderHook(() => useKlingJob(requestId))
  await world.advance(600_000)
  watcher.unmount()
  const onCompleted = vi.fn()
  world.renderHook(() => useKlingJob(requestId, { onCompleted }))
  await world.advance(10_000)
  expect(onCompleted).not.toHaveBeenCalled()
})

it('tells a failed job', async () => {
  const world = createWorld()
  world.simulator.next('fail')
  const requestId = await submitted(world)
  const onFailed = vi.fn()
  world.renderHook(() => useKlingJob(requestId, { onFailed }))
  await world.advance(600_000)
  expect(onFailed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ status: 'failed' }))
})

it('tells an expired job', async () => {
  const world = createWorld()
  world.simulator.next('expire')
  const requestId = await submitted(world)
  const onExpired = vi.fn()
  world.renderHook(() => useKlingJob(requestId, { onExpired }))
  await world.advance(2 * 3_600_000)
  expect(onExpired).toHaveBeenCalledOnce()
})

it('draws again only when the job changed', async () => {
  const world = createWorld()
  const requestId = await submitted(world)
  const draw = vi.fn()
  world.renderHook(() => draw(useKlingJob(requestId)))
  await world.advance(600_000)
  const jobs = draw.mock.calls.map(([job]) => job)
  expect(new Set(jobs).size).toBe(jobs.length)
})

it('lists the jobs, newest first', async () => {
  const world = createWorld()
  const { result } = world.renderHook(useKlingJobs)
  const before = result.current
  expect(before).toEqual([])
  const first = await submitted(world)
  await world.advance(1000)
  const second = await submitted(world)
  expect(result.current.map(({ requestId }) => requestId)).toEqual([second, first])
  const after = result.current
  act(() => {})
  expect(result.current).toBe(after)
})
