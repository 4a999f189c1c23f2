import { act, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { aJob } from '../testing/a-job.ts'
import { createWorld } from '../testing/create-world.tsx'
import { JobProgress } from './job-progress.tsx'

afterEach(() => vi.useRealTimers())

const shown = (...args: Parameters<typeof aJob>) => createWorld().render(<JobProgress job={aJob(...args)} />)
/** What a screen reader reads out when it changes. */
const spoken = () => screen.getAllByRole('status').at(-1)

it('says how it stands, what is usual and what is left, and shows no percentage', () => {
  const { container } = shown('processing', { elapsedMs: 60_000 })
  expect(container).toHaveTextContent(/Being made/)
  expect(container).toHaveTextContent(/Usually .+ min/)
  expect(container).toHaveTextContent(/About .+ min left/)
  expect(container).not.toHaveTextContent('%')
  expect(screen.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow')
})

it('says "longer than usual" past what nine in ten jobs take', () => {
  shown('processing', { elapsedMs: 900_000 })
  expect(spoken()).toHaveTextContent('Longer than usual')
})

it.each([
  ['reconnecting', undefined, 'Reconnecting'],
  ['paused', 'offline', 'You are offline'],
  ['paused', 'auth', 'Sign in'],
  ['paused', 'config', 'cannot be read'],
  ['paused', 'rate', 'more slowly'],
] as const)('keeps the last status while the link is %s %s', (link, pauseReason, words) => {
  shown('processing', { link, pauseReason })
  expect(spoken()).toHaveTextContent('Being made')
  expect(spoken()).toHaveTextContent(words)
})

it('counts for the eye each second and is silent about it', () => {
  vi.useFakeTimers()
  const { container } = shown('processing', { elapsedMs: 83_000 })
  const said = spoken()?.textContent
  act(() => void vi.advanceTimersByTime(5000))
  expect(container).toHaveTextContent('1:28')
  expect(spoken()?.textContent).toBe(said)
})

it('shows a status that it does not know as it came', () => {
  const { container } = shown('processing', { rawStatus: 'THROTTLED' })
  expect(container).toHaveTextContent('Working (THROTTLED)')
})

it('shows the bare id of a sealed one', () => {
  shown('queued', { requestId: '2c7f59ea-13f1.0123456789abcdefghij_-' })
  expect(screen.getByText('2c7f59ea-13f1')).toBeInTheDocument()
})
