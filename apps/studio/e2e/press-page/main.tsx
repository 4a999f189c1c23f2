import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { client, pressAll } from './presses.ts'
import { PressButton } from './press-button.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has lost its element with the id "root".')

Object.assign(globalThis, { pressAll })
createRoot(root).render(
  <StrictMode>
    <PressButton client={client} />
  </StrictMode>,
)
