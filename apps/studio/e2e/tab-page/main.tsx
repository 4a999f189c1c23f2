import { createKlingClient, proxyTransport } from '@kling-kit/core'
import { KlingClientProvider } from '@kling-kit/react'
import { klingO3TextToVideo } from '@kling-kit/spec'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { dieAtStep } from './die-at-step.ts'
import { Screen } from './screen.tsx'
import { isKept, seenBy } from './seen.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has lost its element with the id "root".')

// The address of a tab says what is special about it: its name, its draft, and how often it polls.
const query = new URLSearchParams(location.search)
const pollMs = Number(query.get('pollMs') ?? 60_000)
const draftKey = query.get('draft') ?? 'main'
const client = createKlingClient({
  transport: proxyTransport({ headers: { 'x-tab': query.get('tab') ?? '' } }),
  models: [klingO3TextToVideo],
  pollDelay: () => pollMs,
})

Object.assign(globalThis, { seen: () => seenBy(client, draftKey), isKept, dieAtStep })
createRoot(root).render(
  <StrictMode>
    <KlingClientProvider client={client}>
      <Screen draftKey={draftKey} />
    </KlingClientProvider>
  </StrictMode>,
)
