import { act, fireEvent, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode, Suspense, use, useState } from 'react'
import { expect, it } from 'vitest'
import { createWorld } from './testing/create-world.tsx'
import { useDraft } from './use-draft.ts'
import { useGenerate } from './use-generate.ts'
import { useKlingJobs } from './use-kling-jobs.ts'

const boat = { prompt: 'a paper boat' }
const o3 = 'kling-o3-text2video'

function Button() {
  const { generate, job } = useGenerate(o3)
  return <button onClick={() => generate(boat)}>{job ? 'again' : 'generate'}</button>
}

function Form() {
  const draft = useDraft(o3, { draftKey: 'form' })
  const prompt = draft.field<string>('prompt')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void draft.submit()
      }}
    >
      <input
        aria-label="prompt"
        value={prompt.value ?? ''}
        onChange={(event) => prompt.onChange(event.target.value)}
      />
      <button type="submit">generate</button>
    </form>
  )
}

it('sends once for many clicks within one task', async () => {
  const { render, advance, simulator } = createWorld()
  render(<Button />)
  const button = screen.getByRole('button')
  for (let click = 0; click < 5; click++) fireEvent.click(button)
  await advance()
  expect(simulator.submissions).toHaveLength(1)
})

it('sends once for a double click under StrictMode', async () => {
  const { render, advance, simulator } = createWorld()
  render(
    <StrictMode>
      <Button />
    </StrictMode>,
  )
  await userEvent.dblClick(screen.getByRole('button'))
  await advance()
  expect(simulator.submissions).toHaveLength(1)
})

it('sends once for Enter and a click', async () => {
  const { render, advance, simulator } = createWorld()
  render(<Form />)
  fireEvent.change(screen.getByLabelText('prompt'), { target: { value: 'a heron' } })
  fireEvent.submit(screen.getByLabelText('prompt').closest('form') as HTMLFormElement)
  fireEvent.click(screen.getByRole('button'))
  await advance()
  expect(simulator.ledger).toMatchObject([{ input: { prompt: 'a heron' } }])
})

it('sends once for two forms that share a draft', async () => {
  const { render, advance, simulator } = createWorld()
  render([<Form key="1" />, <Form key="2" />])
  fireEvent.change(screen.getAllByLabelText('prompt')[0] as HTMLElement, { target: { value: 'a heron' } })
  for (const button of screen.getAllByRole('button')) fireEvent.click(button)
  await advance()
  expect(simulator.submissions).toHaveLength(1)
})

it('keeps the job of a press whose component unmounted before the answer', async () => {
  const { render, renderHook, advance, simulator } = createWorld()
  const page = render(<Button />)
  fireEvent.click(screen.getByRole('button'))
  page.unmount()
  await advance(600_000)
  expect(simulator.submissions).toHaveLength(1)
  expect(renderHook(useKlingJobs).result.current).toMatchObject([{ status: 'completed', media: [{}] }])
})

it('sends nothing when Suspense replays a render', async () => {
  const { render, advance, simulator } = createWorld()
  let resolve: (() => void) | undefined
  const promise = new Promise<void>((wake) => {
    resolve = wake
  })
  render(<Page sleep={promise} />)
  fireEvent.click(screen.getByText('generate'))
  await act(async () => screen.getByText('sleep').click())
  expect(screen.getByText('asleep')).toBeTruthy()
  await advance()
  await act(async () => resolve?.())
  await advance()
  expect(screen.getByText('again')).toBeTruthy()
  expect(simulator.submissions).toHaveLength(1)
})

function Page({ sleep }: { sleep: Promise<void> }) {
  const [isAsleep, fallAsleep] = useState(false)
  return (
    <Suspense fallback="asleep">
      <Button />
      <button onClick={() => fallAsleep(true)}>sleep</button>
      {isAsleep && <Sleepy sleep={sleep} />}
    </Suspense>
  )
}

function Sleepy({ sleep }: { sleep: Promise<void> }) {
  use(sleep)
  return <Button />
}
