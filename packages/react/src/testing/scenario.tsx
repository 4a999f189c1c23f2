import { createKlingClient, proxyTransport } from '@kling-kit/core'
import { models } from '@kling-kit/spec'
import { StrictMode, version } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { KlingProvider } from '../kling-provider.tsx'
import { useDraft } from '../use-draft.ts'
import { useGenerate } from '../use-generate.ts'
import { createServer } from './create-server.ts'

/** What one version of React made of it. */
export interface ScenarioReport {
  version: string
  html: string
  hydrationErrors: string[]
  states: string[]
  callbacks: string[]
  submissions: number
  media: number
}

/** Server-renders, hydrates under StrictMode, clicks three times, waits for the video and unmounts. */
export async function runScenario(): Promise<ScenarioReport> {
  const { clock, simulator, baseUrl, fetchProxy } = createServer()
  const transport = proxyTransport({ baseUrl, fetch: fetchProxy })
  const client = createKlingClient({ transport, models, clock })
  const [states, callbacks, hydrationErrors]: [string[], string[], string[]] = [[], [], []]

  function Screen() {
    const draft = useDraft('kling-o3-text2video', { draftKey: 'form', defaultInput: { prompt: 'a boat' } })
    const { job, media, submission } = useGenerate('kling-o3-text2video', {
      draftKey: 'form',
      onAccepted: () => callbacks.push('accepted'),
      onCompleted: () => callbacks.push('completed'),
    })
    const state = job?.status ?? submission.state
    if (states.at(-1) !== state) states.push(state)
    return (
      <button onClick={() => void draft.submit()} data-media={media?.length}>
        {draft.values['prompt'] as string}: {state}
      </button>
    )
  }
  const page = (
    <StrictMode>
      <KlingProvider client={client}>
        <Screen />
      </KlingProvider>
    </StrictMode>
  )

  const html = renderToString(page)
  states.length = 0
  const host = document.body.appendChild(document.createElement('div'))
  host.innerHTML = html
  const onRecoverableError = (error: unknown) => hydrationErrors.push(String(error))
  const root = hydrateRoot(host, page, { onRecoverableError })
  await clock.advance(0)
  const button = host.querySelector('button')
  for (let click = 0; click < 3; click++) button?.click()
  await clock.advance(0)
  await clock.advance(600_000)
  const media = Number(button?.dataset['media'])
  root.unmount()
  const other = createRoot(host)
  other.render(<KlingProvider endpoint="/api/kling">own client</KlingProvider>)
  await clock.advance(0)
  other.unmount()
  client.dispose()
  return {
    version,
    html,
    hydrationErrors,
    states,
    callbacks,
    submissions: simulator.submissions.length,
    media,
  }
}
