import { createKlingClient, type KlingClient, memoryStorage, proxyTransport } from '@kling-kit/core'
import { type AnyModel, defaultInput, encodeInput, klingO3TextToVideo, models } from '@kling-kit/spec'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { KlingClientProvider } from './kling-client-provider.tsx'
import { createServer } from './testing/create-server.ts'
import { useDraft } from './use-draft.ts'
import { useDraftModel } from './use-draft-model.ts'

afterEach(cleanup)

function Screen() {
  const [modelId, setModelId] = useDraftModel('screen', { defaultModel: 'kling-o3-text2video' })
  const { field, submit, submission } = useDraft(modelId, { draftKey: 'screen' })
  const prompt = field<string>('prompt')
  return (
    <>
      <p>{`${modelId} ${prompt.value ?? ''} ${submission.state}`}</p>
      <input value={prompt.value ?? ''} onChange={({ target }) => prompt.onChange(target.value)} />
      <button onClick={() => setModelId('kling-text2video')}>older</button>
      <button onClick={() => void submit()}>generate</button>
    </>
  )
}

/** A browser that keeps what its pages write, and its pages, one after the other. */
function openBrowser() {
  const { clock, simulator, baseUrl, fetchProxy } = createServer()
  const storage = memoryStorage()
  const advance = (ms: number) => act(() => clock.advance(ms))
  /** `isKeeping`: whether words are kept. */
  const open = (offered: readonly AnyModel[] = models, isKeeping = true) => {
    const transport = proxyTransport({ baseUrl, fetch: fetchProxy })
    const options = { clock, storage, crossTab: false as const, persistPrompts: isKeeping }
    return createKlingClient({ transport, models: offered, ...options })
  }
  const show = async (client: KlingClient) => {
    const page = (shown: KlingClient) => (
      <KlingClientProvider client={shown}>
        <Screen />
      </KlingClientProvider>
    )
    const { unmount, rerender } = render(page(client))
    await advance(0)
    return { unmount, change: (other: KlingClient) => rerender(page(other)) }
  }
  const visit = async (...of: Parameters<typeof open>) => {
    const client = open(...of)
    const { unmount } = await show(client)
    return {
      client,
      async leave() {
        await advance(0)
        unmount()
        client.dispose()
      },
    }
  }
  return { simulator, advance, open, show, visit }
}

const shown = () => screen.getByRole('paragraph').textContent
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const type = (value: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value } })

it('shows the default until a person picks, and what was picked while nothing was typed', async () => {
  const { visit } = openBrowser()
  await visit()
  expect(shown()).toBe('kling-o3-text2video  idle')
  press('older')
  expect(shown()).toBe('kling-text2video  idle')
})

it('comes back with the draft, so that a press on what nobody could confirm asks and pays no second time', async () => {
  const { simulator, advance, visit } = openBrowser()
  const { leave } = await visit()
  press('older')
  type('a boat')
  simulator.next('drop-after')
  press('generate')
  await advance(300_000)
  expect(shown()).toBe('kling-text2video a boat unknown')
  await leave()
  await visit()
  expect(shown()).toBe('kling-text2video a boat unknown')
  press('generate')
  await advance(300_000)
  expect(simulator.submissions.map(({ modelId }) => modelId)).toEqual(['kling-text2video'])
})

it('turns with the draft when somebody else changes it, unless that model is not on offer', async () => {
  const { visit, advance } = openBrowser()
  const { client } = await visit(models.slice(0, 2))
  const [first, second] = models.map(({ id }) => id) as [string, string]
  const change = async (modelId: string) => {
    act(() => client.draft('screen').edit(modelId, { prompt: modelId }))
    await advance(0)
    return shown()
  }
  expect(await change(second)).toContain(second)
  expect(await change('kling-of-tomorrow')).toContain(second)
  expect(await change(first)).toContain(first)
})

it('keeps a pick whatever else becomes of the draft', async () => {
  const { advance, visit } = openBrowser()
  await visit()
  type('a boat')
  press('generate')
  press('older')
  await advance(0)
  expect(shown()).toBe('kling-text2video a boat accepted')
})

it('begins with the model of a draft that the client still has', async () => {
  const { advance, open, show } = openBrowser()
  const client = open()
  const { unmount } = await show(client)
  press('older')
  type('a boat')
  await advance(0)
  unmount()
  await show(client)
  expect(shown()).toBe('kling-text2video a boat idle')
})

it('goes back to the default under a client that does not offer what was picked', async () => {
  const { open, show } = openBrowser()
  const { change } = await show(open())
  press('older')
  change(open([klingO3TextToVideo]))
  expect(shown()).toContain('kling-o3-text2video')
})

it('fills no model with what was filled in for another, where words are not kept', async () => {
  const { advance, simulator, visit } = openBrowser()
  const { leave } = await visit(models, false)
  press('older')
  type('a boat')
  simulator.next('drop-after')
  press('generate')
  await advance(300_000)
  await leave()
  await visit(models, false)
  expect(shown()).toBe('kling-o3-text2video  unknown')
  type('a lighthouse')
  press('generate')
  await advance(300_000)
  expect(simulator.submissions.at(-1)?.body).toMatchObject({
    prompt: 'a lighthouse',
    ...encodeInput(klingO3TextToVideo, defaultInput(klingO3TextToVideo)),
  })
})
