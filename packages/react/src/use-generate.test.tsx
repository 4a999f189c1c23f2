import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { begin } from './testing/begin.ts'
import { createWorld } from './testing/create-world.tsx'
import { useGenerate } from './use-generate.ts'

const boat = { prompt: 'a paper boat' }
const o3 = 'kling-o3-text2video'

it('goes from a press to a video', async () => {
  const { renderHook, advance } = createWorld()
  const { result } = renderHook(() => useGenerate(o3))
  expect(result.current).toMatchObject({ submission: { state: 'idle' }, isBusy: false })

  act(() => result.current.generate(boat))
  expect(result.current).toMatchObject({ submission: { state: 'sending' }, isSending: true, isBusy: true })

  await advance()
  expect(result.current).toMatchObject({
    submission: { state: 'accepted' },
    job: { status: 'queued' },
    isBusy: true,
  })

  await advance(600_000)
  expect(result.current).toMatchObject({
    job: { status: 'completed' },
    media: [{ kind: 'video' }],
    isBusy: false,
  })
  expect(result.current.error).toBeUndefined()
})

it('says why a job failed, and that nothing was charged', async () => {
  const { renderHook, advance, simulator } = createWorld()
  simulator.next({ type: 'fail', message: 'content_policy_violation' })
  const { result } = renderHook(() => useGenerate(o3))
  act(() => result.current.generate(boat))
  await advance(600_000)
  expect(result.current.error).toMatchObject({ name: 'JobFailedError', code: 'content-policy', billed: 'no' })
  expect(result.current.isBusy).toBe(false)
})

it('says why a press was refused', async () => {
  const { renderHook, advance, simulator } = createWorld()
  simulator.next('insufficient-credits')
  const { result } = renderHook(() => useGenerate(o3))
  act(() => result.current.generate(boat))
  await advance()
  expect(result.current.error).toMatchObject({ code: 'insufficient-credits', billed: 'no' })
  expect(result.current.isBusy).toBe(false)
})

it('rejects for code that awaits the job', async () => {
  const { renderHook, advance, simulator } = createWorld()
  simulator.next('insufficient-credits')
  const { result } = renderHook(() => useGenerate(o3))
  const refused = begin(() => expect(result.current.generateAsync(boat)).rejects.toThrow('credits'))
  await advance()
  await refused
})

it('sends nothing when the input breaks a limit', async () => {
  const { renderHook, advance, simulator } = createWorld()
  const { result } = renderHook(() => useGenerate(o3))
  act(() => result.current.generate({ prompt: '' }))
  await advance()
  expect(result.current.error).toMatchObject({ name: 'InputError', issues: [{ path: ['prompt'] }] })
  expect(simulator.submissions).toHaveLength(0)
})

it('takes a whole request when it was given no model', async () => {
  const { renderHook, advance, simulator } = createWorld()
  const { result } = renderHook(() => useGenerate())
  act(() => result.current.generate({ modelId: 'kling-text2video', input: { ...boat, duration: 10 } }))
  await advance()
  expect(simulator.ledger).toMatchObject([{ modelId: 'kling-text2video', input: { duration: 10 } }])
})

it('forgets the job on reset, and the next press is a new request', async () => {
  const { renderHook, advance, simulator } = createWorld()
  const { result } = renderHook(() => useGenerate(o3))
  act(() => result.current.generate(boat))
  await advance(600_000)
  act(() => result.current.reset())
  expect(result.current).toMatchObject({ submission: { state: 'idle' }, job: undefined, media: undefined })
  act(() => result.current.generate(boat))
  await advance()
  expect(simulator.ledger).toHaveLength(2)
})

it('does not know whether a lost press was paid, asks, and sends again only when told twice', async () => {
  const { renderHook, advance, simulator } = createWorld()
  simulator.next('drop-after')
  const { result } = renderHook(() => useGenerate(o3))
  act(() => result.current.generate(boat))
  await advance(600_000)
  expect(result.current).toMatchObject({
    submission: { state: 'unknown' },
    error: { billed: 'unknown' },
    isBusy: false,
  })

  act(() => result.current.checkAgain())
  await advance(600_000)
  act(() => result.current.generate(boat))
  await advance(600_000)
  expect(simulator.submissions).toHaveLength(1)

  act(() => result.current.submitAgain())
  await advance()
  expect(result.current.submission.state).toBe('accepted')
  expect(simulator.submissions).toHaveLength(2)
})
