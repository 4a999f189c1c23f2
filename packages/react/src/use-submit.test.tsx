import { act, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { expect, it, vi } from 'vitest'
import { begin } from './testing/begin.ts'
import { createWorld } from './testing/create-world.tsx'
import { useKlingSubmit } from './index.ts'
import { useSubmit } from './use-submit.ts'

const boat = { prompt: 'a paper boat' }
const o3 = 'kling-o3-text2video'

const Press = ({ onAccepted }: { onAccepted: () => void }) => (
  <StrictMode>
    <PressButton onAccepted={onAccepted} />
  </StrictMode>
)

function PressButton({ onAccepted }: { onAccepted: () => void }) {
  const { submit } = useSubmit(o3, { onAccepted })
  return <button onClick={() => submit(boat)}>generate</button>
}

it('is useKlingSubmit, too', () => {
  expect(useKlingSubmit).toBe(useSubmit)
})

it('resolves with the job', async () => {
  const { renderHook, advance } = createWorld()
  const { result } = renderHook(() => useSubmit(o3, { metadata: { folder: 'boats' } }))
  const job = begin(() => result.current.submitAsync(boat))
  await advance()
  expect(await job).toMatchObject({ status: 'queued', modelId: o3, metadata: { folder: 'boats' } })
})

it('calls back once, in the latest form, under StrictMode', async () => {
  const { render, advance } = createWorld()
  const [first, latest] = [vi.fn(), vi.fn()]
  const { rerender } = render(<Press onAccepted={first} />)
  act(() => screen.getByRole('button').click())
  rerender(<Press onAccepted={latest} />)
  await advance()
  expect(first).not.toHaveBeenCalled()
  expect(latest).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ status: 'queued' }))
})

it('tells of a refusal each time it is pressed', async () => {
  const { renderHook, advance, simulator } = createWorld()
  const onRefused = vi.fn()
  const { result } = renderHook(() => useSubmit(o3, { onRefused }))
  for (let press = 0; press < 2; press++) {
    simulator.next('insufficient-credits')
    act(() => result.current.submit(boat))
    await advance()
  }
  expect(onRefused.mock.calls).toMatchObject([
    [{ code: 'insufficient-credits' }],
    [{ code: 'insufficient-credits' }],
  ])
})

it('tells of an input error as a refusal', async () => {
  const { renderHook, advance } = createWorld()
  const onRefused = vi.fn()
  const { result } = renderHook(() => useSubmit(o3, { onRefused }))
  act(() => result.current.submit({ prompt: '' }))
  await advance()
  expect(onRefused).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ name: 'InputError', billed: 'no' }),
  )
})

it('tells of an unknown outcome', async () => {
  const { renderHook, advance, simulator } = createWorld()
  simulator.next('drop-after')
  const onUnknown = vi.fn()
  const { result } = renderHook(() => useSubmit(o3, { onUnknown }))
  act(() => result.current.submit(boat))
  await advance(600_000)
  expect(onUnknown).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ billed: 'unknown' }))
})

it('does not tell a hook of what came before it', async () => {
  const { renderHook, advance } = createWorld()
  const { result } = renderHook(() => useSubmit(o3, { draftKey: 'shared' }))
  act(() => result.current.submit(boat))
  await advance()
  const onAccepted = vi.fn()
  const late = renderHook(() => useSubmit(o3, { draftKey: 'shared', onAccepted }))
  await advance(1000)
  expect(late.result.current.submission.state).toBe('accepted')
  expect(onAccepted).not.toHaveBeenCalled()
})

it('keeps the submissions of two components apart', async () => {
  const { renderHook, advance } = createWorld()
  const [one, other] = [renderHook(() => useSubmit(o3)), renderHook(() => useSubmit(o3))]
  act(() => one.result.current.submit(boat))
  await advance()
  expect(one.result.current.submission.state).toBe('accepted')
  expect(other.result.current.submission.state).toBe('idle')
})

it('gives a press with other values no request of its own while one is under way', async () => {
  const { renderHook, advance, simulator } = createWorld()
  const { result } = renderHook(() => useSubmit(o3))
  act(() => {
    result.current.submit(boat)
    result.current.submit({ prompt: 'a heron' })
  })
  await advance()
  expect(simulator.ledger).toMatchObject([{ input: boat }])
})
