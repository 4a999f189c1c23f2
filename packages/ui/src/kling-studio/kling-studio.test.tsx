import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { klingO1, klingTextToVideo } from '@kling-kit/spec'
import { expect, it, vi } from 'vitest'
import { createWorld } from '../testing/create-world.tsx'
import { KlingStudio } from './kling-studio.tsx'

type World = ReturnType<typeof createWorld>

const patience = { timeout: 30_000 }

/** Lets time pass until it is so. Digests are made off the clock, so one step may not be enough. */
const until = (world: World, isSo: () => void, stepMs = 0) =>
  vi.waitFor(async () => {
    await world.advance(stepMs)
    isSo()
  }, patience)

const button = () => screen.getByRole('button', { name: 'Generate' })

async function press(world: World) {
  const before = world.client.jobs.getSnapshot().length
  fireEvent.click(button())
  await until(world, () => {
    expect(world.client.jobs.getSnapshot()).toHaveLength(before + 1)
    button()
  })
}

const type = (prompt: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: 'Prompt' }), { target: { value: prompt } })

async function generate(world: World, prompt: string) {
  type(prompt)
  await press(world)
}

async function studio(props: Parameters<typeof KlingStudio>[0] = {}) {
  const world = createWorld()
  world.render(<KlingStudio {...props} />)
  // The parts that show jobs come after the form.
  await vi.dynamicImportSettled()
  await world.advance(0)
  return world
}

const stage = () => within(screen.getByRole('region', { name: 'Result' }))
const history = () => within(screen.getByRole('region', { name: 'Your jobs' }))
const nth = (world: World, place: number) =>
  world.simulator.job(world.simulator.ledger[place]?.requestId ?? '')

it('runs several jobs at once, shows the newest, and any other when it is chosen', async () => {
  const onAccepted = vi.fn<() => void>()
  const onFailed = vi.fn<() => void>()
  const world = await studio({ onAccepted, onFailed })
  await generate(world, 'a paper boat')
  expect(stage().getByText('a paper boat')).toBeVisible()
  await generate(world, 'a lighthouse')
  expect(stage().getByText('a lighthouse')).toBeVisible()
  expect(onAccepted).toHaveBeenCalledTimes(2)
  expect(world.simulator.ledger).toHaveLength(2)

  nth(world, 0).fail('content_policy_violation')
  await until(world, () => expect(onFailed).toHaveBeenCalledOnce(), 20_000)
  expect(stage().getByText('a lighthouse')).toBeVisible()
  fireEvent.click(history().getByRole('button', { name: /^.*a paper boat.*Failed/ }))
  expect(stage().getByText('content_policy_violation')).toBeVisible()
  expect(stage().getByText('Nothing was charged.')).toBeVisible()
})

it('starts another job from the same words when Generate is pressed again', async () => {
  const world = await studio()
  await generate(world, 'a paper boat')
  await press(world)
  expect(world.simulator.ledger).toHaveLength(2)
})

it('sends one request for a burst of presses', async () => {
  const world = await studio()
  type('a boat')
  const once = button()
  for (let presses = 0; presses < 5; presses += 1) fireEvent.click(once)
  await until(world, () => expect(world.client.jobs.getSnapshot()).toHaveLength(1))
  expect(world.simulator.ledger).toHaveLength(1)
})

it('shows the model of its draft, wherever that was changed', async () => {
  const world = await studio({ draftKey: 'shared' })
  expect(screen.getByRole('radio', { name: /O3.*text/i, hidden: true })).toBeChecked()
  act(() => world.client.draft('shared').edit('kling-text2video', { prompt: 'a paper boat' }))
  await world.advance(0)
  expect(document.querySelector('input[value="kling-text2video"]')).toBeChecked()
  await press(world)
  expect(world.simulator.submissions).toMatchObject([{ modelId: 'kling-text2video' }])
})

it('offers those of a client’s models that it is given, and stays with them', async () => {
  const world = await studio({ draftKey: 'shared', models: [klingO1, klingTextToVideo] })
  const picker = '[data-kling="model-picker"] input'
  const offered = () => Array.from(document.querySelectorAll<HTMLInputElement>(picker), ({ value }) => value)
  expect(offered().toSorted()).toEqual([klingO1.id, klingTextToVideo.id].toSorted())
  const chosen = () => document.querySelector<HTMLInputElement>(`${picker}:checked`)?.value
  const other = offered().find((id) => id !== chosen())
  fireEvent.click(document.querySelector(`${picker}[value="${other}"]`) as Element)
  act(() => world.client.draft('shared').edit('kling-o3-text2video', { prompt: 'a paper boat' }))
  await world.advance(0)
  expect(chosen()).toBe(other)
})

it('puts the words of a failed job back into the form', async () => {
  const world = await studio()
  await generate(world, 'a paper boat')
  nth(world, 0).fail('content_policy_violation')
  await until(world, () => stage().getByRole('button', { name: 'Edit and try again' }), 20_000)
  type('something else')
  fireEvent.click(stage().getByRole('button', { name: 'Edit and try again' }))
  expect(screen.getByRole('textbox', { name: 'Prompt' })).toHaveValue('a paper boat')
})

it('names the fix when there is neither an endpoint nor a provider', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => render(<KlingStudio />)).toThrow(
    'KlingStudio found no client above it. Wrap this part of the tree in <KlingProvider',
  )
})

it('takes words of the app, and keeps the rest', async () => {
  await studio({ messages: { stageHint: 'Beschreiben Sie die Szene.' } })
  expect(screen.getByText('Beschreiben Sie die Szene.')).toBeVisible()
  expect(screen.getByText('Your video appears here')).toBeVisible()
})
