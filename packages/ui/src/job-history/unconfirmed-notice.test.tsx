import { fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { createWorld } from '../testing/create-world.tsx'
import { JobHistory } from './job-history.tsx'

type World = ReturnType<typeof createWorld>

const patience = { timeout: 30_000 }

/** Digests are made off the clock, so one step may not be enough. */
const until = (world: World, isSo: () => void) =>
  vi.waitFor(async () => {
    await world.advance(1000)
    isSo()
  }, patience)
const title = 'We could not confirm a submission'

it('a submission that nobody could confirm stands in the list until it is dismissed, however often it is checked', async () => {
  const world = createWorld()
  world.simulator.next('drop-after')
  world.render(<JobHistory />)
  expect(screen.queryByRole('region')).toBeNull()
  world.client.submit('kling-o3-text2video', { prompt: 'a kite' }).catch(() => {})
  await until(world, () => expect(screen.getByText(title)).toBeVisible())
  expect(screen.getByText('a kite')).toBeVisible()
  expect(screen.getByText('It may or may not have been charged.')).toBeVisible()

  fireEvent.click(screen.getByRole('button', { name: 'Check again' }))
  expect(screen.getByText('Checking whether your request arrived…')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Dismiss' })).toBeNull()
  await until(world, () => expect(screen.getByText(title)).toBeVisible())

  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  await until(world, () => expect(screen.queryByText(title)).toBeNull())
  expect(screen.queryByRole('region')).toBeNull()
  expect(world.simulator.ledger).toHaveLength(1)
})
