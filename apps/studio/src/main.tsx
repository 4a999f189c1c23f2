import '@kling-kit/ui/styles.css'
import './studio.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readPageSettings } from './page-settings.ts'
import { StudioPage } from './studio-page.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has lost its element with the id "root".')

createRoot(root).render(
  <StrictMode>
    <StudioPage settings={readPageSettings()} />
  </StrictMode>,
)
