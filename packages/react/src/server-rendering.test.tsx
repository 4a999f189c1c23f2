import { act } from '@testing-library/react'
import type { KlingClient } from '@kling-kit/core'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, it, onTestFinished } from 'vitest'
import { KlingProvider } from './kling-provider.tsx'
import { createWorld } from './testing/create-world.tsx'
import { useDraft } from './use-draft.ts'
import { useEstimate } from './use-estimate.ts'
import { useGenerate } from './use-generate.ts'
import { useKlingJobs } from './use-kling-jobs.ts'
import { useShotList } from './use-shot-list.ts'

function Screen() {
  const { submission, job, isBusy } = useGenerate('kling-o3-text2video', { draftKey: 'form' })
  const { shots } = useShotList({
    value: [{ prompt: 'a', duration: '5' }],
    onChange: () => {},
    totalSeconds: 5,
  })
  const jobs = useKlingJobs()
  const draft = useDraft('kling-o3-text2video', { draftKey: 'form', defaultInput: { prompt: 'a boat' } })
  const { cost } = useEstimate('kling-o3-text2video', draft.values)
  const facts = [submission.state, job?.status, isBusy, jobs.length, shots[0]?.id, cost?.high]
  return <p>{[...facts, JSON.stringify(draft.values)].join(' ')}</p>
}

async function hydrate(onServer: React.ReactNode, inPage: React.ReactNode) {
  const complaints: unknown[] = []
  const page = document.createElement('div')
  page.innerHTML = renderToString(onServer)
  const before = page.textContent
  const root = await act(async () =>
    hydrateRoot(page, inPage, { onRecoverableError: (error) => complaints.push(error) }),
  )
  onTestFinished(() => act(() => root.unmount()))
  return { complaints, before, after: () => page.textContent }
}

const withClient = (client: KlingClient) => (
  <KlingProvider client={client}>
    <Screen />
  </KlingProvider>
)

it('renders on a server and hydrates without a mismatch', async () => {
  const page = (
    <KlingProvider endpoint="/api/kling">
      <Screen />
    </KlingProvider>
  )
  const { complaints, before, after } = await hydrate(page, page)
  expect(before).toContain('idle')
  expect(before).toContain('a boat')
  expect(after()).toBe(before)
  expect(complaints).toEqual([])
})

it('hydrates without a mismatch when the page already knows more than the server did', async () => {
  const [server, page] = [createWorld(), createWorld()]
  const form = page.client.draft('form')
  form.edit('kling-o3-text2video', { prompt: 'a heron' })
  void form.press()
  await page.advance()
  const { complaints, before, after } = await hydrate(withClient(server.client), withClient(page.client))
  expect(before).toContain('idle')
  expect(complaints).toEqual([])
  expect(after()).toContain('accepted queued')
})
