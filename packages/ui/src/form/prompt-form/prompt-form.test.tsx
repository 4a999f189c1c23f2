import { type ModelId, models } from '@kling-kit/spec'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { createFormWorld } from '../../testing/form-world.tsx'
import { PromptForm } from './prompt-form.tsx'

const o3 = 'kling-o3-text2video'
const generate = () => screen.getByRole('button', { name: 'Generate' })
const prompt = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' })

it.each(models.map(({ id }) => id))('has a control for every parameter of %s', async (modelId: ModelId) => {
  const { render, client } = createFormWorld()
  const { container } = render(<PromptForm modelId={modelId} />)
  await waitFor(() => expect(container.querySelector('progress')).toBeNull())
  const shown = [...container.querySelectorAll<HTMLElement>('[data-field]')].map(
    ({ dataset }) => dataset['field'],
  )
  // One control holds the three of the camera, under the first one's name.
  const inCamera = ['camera_control_config', 'camera_control_config_value']
  const names = Object.keys(client.model(modelId)?.fields ?? {}).filter((name) => !inCamera.includes(name))
  expect(new Set(shown)).toEqual(new Set(names))
  for (const name of names) {
    expect(
      container.querySelector(`[data-field="${name}"] :is(input, textarea, select, output)`),
    ).not.toBeNull()
  }
})

it('sends one request, however often it is pressed', async () => {
  const { render, simulator, user } = createFormWorld()
  const onAccepted = vi.fn<(job: { requestId: string }) => void>()
  render(<PromptForm modelId={o3} onAccepted={onAccepted} />)
  await user.type(prompt(), 'a paper boat')
  const button = generate()
  for (let click = 0; click < 3; click++) button.click()
  await waitFor(() => expect(onAccepted).toHaveBeenCalled())
  expect(onAccepted).toHaveBeenCalledTimes(1)
  expect(simulator.submissions).toHaveLength(1)
  expect(simulator.submissions[0]).toMatchObject({
    body: { prompt: 'a paper boat', duration: '5', mode: 'pro' },
  })
})

it('sends with Ctrl and Enter from the prompt', async () => {
  const { render, simulator, user } = createFormWorld()
  render(<PromptForm modelId={o3} />)
  await user.type(prompt(), 'a paper boat{Control>}{Enter}{/Control}')
  await waitFor(() => expect(simulator.submissions).toHaveLength(1))
})

it('says beside the field and in a summary what to change, and leads there', async () => {
  const { render, simulator, user } = createFormWorld()
  render(<PromptForm modelId={o3} />)
  await user.click(generate())
  const summary = screen.getByRole('group', { name: 'One thing to change' })
  expect(document.activeElement).toBe(summary)
  expect(prompt().getAttribute('aria-invalid')).toBe('true')
  const described = document.getElementById(prompt().getAttribute('aria-describedby') ?? '')
  const sentence = within(summary).getByRole('button')
  expect(described?.textContent).toBe(sentence.textContent)
  await user.click(sentence)
  expect(document.activeElement).toBe(prompt())
  await user.type(prompt(), 'a paper boat')
  expect(screen.queryByRole('group', { name: 'One thing to change' })).toBeNull()
  expect(simulator.submissions).toHaveLength(0)
})

it('leaves the focus where a person types while other things are still to change', async () => {
  const { render, user } = createFormWorld()
  render(<PromptForm modelId={o3} defaultInput={{ negative_prompt: 'x'.repeat(2600) }} />)
  await user.click(generate())
  expect(document.activeElement).toBe(screen.getByRole('group', { name: '2 things to change' }))
  await user.type(prompt(), 'a paper boat')
  expect(document.activeElement).toBe(prompt())
  expect(prompt().value).toBe('a paper boat')
})

it('opens the section that holds an error', async () => {
  const { render, user } = createFormWorld()
  render(<PromptForm modelId={o3} defaultInput={{ prompt: 'a', negative_prompt: 'x'.repeat(2600) }} />)
  const section = screen.getByRole('textbox', { name: 'Leave out' }).closest('details')
  expect(section?.open).toBe(false)
  await user.click(generate())
  expect(section?.open).toBe(true)
})

it('refuses what may cost more than the limit before anything is sent', async () => {
  const { render, simulator, user } = createFormWorld()
  render(<PromptForm modelId={o3} defaultInput={{ prompt: 'a paper boat' }} maxCost={1} />)
  await user.click(generate())
  expect(screen.getByRole('alert').textContent).toContain('the limit here is $1.00')
  expect(simulator.submissions).toHaveLength(0)
})

it('leaves the sending to an app that prevents it', async () => {
  const { render, simulator, user } = createFormWorld()
  const inputs: unknown[] = []
  render(
    <PromptForm
      modelId={o3}
      defaultInput={{ prompt: 'a paper boat' }}
      onSubmit={(event) => {
        event.preventDefault()
        inputs.push(event.input)
      }}
    />,
  )
  await user.click(generate())
  expect(inputs).toMatchObject([{ prompt: 'a paper boat', duration: '5' }])
  expect(simulator.submissions).toHaveLength(0)
})

it('counts down on the button after a refusal that says when, and does not send meanwhile', async () => {
  const { render, simulator, user } = createFormWorld()
  simulator.next({ type: 'rate-limited', on: 'submit' })
  render(<PromptForm modelId={o3} defaultInput={{ prompt: 'a paper boat' }} />)
  await user.click(generate())
  const waiting = await screen.findByRole('button', { name: /^Again in \d+ s$/ })
  expect(waiting.getAttribute('aria-disabled')).toBe('true')
  await user.click(waiting)
  expect(simulator.submissions.length).toBeLessThanOrEqual(1)
})

it('says what an app refused, and keeps the words', async () => {
  const { render, user } = createFormWorld(
    {},
    { beforeSubmit: () => ({ refuse: { status: 403, message: 'Your plan has no videos left.' } }) },
  )
  render(<PromptForm modelId={o3} defaultInput={{ prompt: 'a paper boat' }} />)
  await user.click(generate())
  expect((await screen.findByRole('alert')).textContent).toContain('Your plan has no videos left.')
  expect(prompt().value).toBe('a paper boat')
})

it('hides and locks fields as the app says', async () => {
  const { render, simulator, user } = createFormWorld()
  const { container } = render(
    <PromptForm
      modelId={o3}
      fields={{ negative_prompt: 'hidden', mode: { value: 'std', locked: true }, duration: { value: '9' } }}
    />,
  )
  expect(container.querySelector('[data-field="negative_prompt"]')).toBeNull()
  expect(container.querySelector('[data-field="mode"] input')).toBeNull()
  expect(container.querySelector('[data-field="mode"] output')?.textContent).toBe('Standard')
  await user.type(prompt(), 'a paper boat')
  await user.click(generate())
  await waitFor(() => expect(simulator.submissions).toHaveLength(1))
  expect(simulator.submissions[0]).toMatchObject({ body: { mode: 'std', duration: '9' } })
})

it('starts from a preset', async () => {
  const { render, user } = createFormWorld()
  render(<PromptForm modelId={o3} presets={[{ label: 'Boat', input: { prompt: 'a paper boat' } }]} />)
  await user.click(screen.getByRole('button', { name: 'Boat' }))
  expect(prompt().value).toBe('a paper boat')
})

it('films several shots, says that the prompt is not filmed, and keeps them for later', async () => {
  const { render, simulator, user } = createFormWorld()
  render(<PromptForm modelId={o3} defaultInput={{ prompt: 'a paper boat' }} />)
  await user.click(screen.getByRole('radio', { name: 'Multiple shots' }))
  const overall = screen.getByRole('textbox', { name: 'Overall prompt' })
  await screen.findByRole('textbox', { name: 'Shot 2' })
  expect(document.getElementById(overall.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    'Only the shots are filmed',
  )
  await user.type(screen.getByRole('textbox', { name: 'Shot 2' }), 'it sinks')
  await user.click(screen.getByRole('radio', { name: 'One shot' }))
  expect(screen.queryByRole('textbox', { name: 'Shot 2' })).toBeNull()
  await user.click(screen.getByRole('radio', { name: 'Multiple shots' }))
  await user.click(generate())
  await waitFor(() => expect(simulator.submissions).toHaveLength(1))
  expect(simulator.submissions[0]).toMatchObject({
    body: {
      prompt: 'a paper boat',
      multi_prompt: [
        { prompt: 'a paper boat', duration: '3' },
        { prompt: 'it sinks', duration: '2' },
      ],
    },
  })
})

it('says what sound does to the price', async () => {
  const { render, user } = createFormWorld()
  render(<PromptForm modelId={o3} defaultInput={{ mode: 'std' }} />)
  const sound = screen.getByRole('switch', { name: 'Sound' })
  const note = document.getElementById(sound.getAttribute('aria-describedby') ?? '')
  expect(note?.textContent).toContain('Off, about $1.05. On, about $1.05–1.75.')
  await user.click(sound)
  expect(screen.getByText('About $1.05–1.75')).toBeTruthy()
})

it('moves the camera with one control and sends its three parameters', async () => {
  const { render, simulator, user } = createFormWorld()
  render(<PromptForm modelId="kling-text2video" defaultInput={{ prompt: 'a mountain' }} />)
  await user.click(await screen.findByRole('radio', { name: 'One axis' }))
  await user.click(screen.getByRole('radio', { name: 'Zoom' }))
  await user.click(generate())
  await waitFor(() => expect(simulator.submissions).toHaveLength(1))
  expect(simulator.submissions[0]).toMatchObject({
    body: { camera_control_type: 'simple', camera_control_config: 'zoom', camera_control_config_value: 5 },
  })
})

it('gives each of the camera a control of its own when the app has fixed one', () => {
  const { render } = createFormWorld()
  const { container } = render(
    <PromptForm
      modelId="kling-text2video"
      fields={{ camera_control_type: { value: 'simple', locked: true } }}
    />,
  )
  expect(container.querySelector('[data-field="camera_control_type"] output')?.textContent).toBe('One axis')
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Axis' }).options).toHaveLength(7)
  expect(screen.getByRole<HTMLInputElement>('slider', { name: 'Amount' }).value).toBe('0')
})
