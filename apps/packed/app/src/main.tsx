import { KlingProvider, useGenerate } from '@kling-kit/react'
import { KlingStudio } from '@kling-kit/ui'
import '@kling-kit/ui/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

function OwnScreen() {
  const { generate, media, isBusy } = useGenerate('kling-text2video')
  return (
    <section aria-label="Own screen">
      <button
        type="button"
        disabled={isBusy}
        onClick={() => generate({ prompt: 'A paper boat', duration: 5 })}
      >
        Make a video
      </button>
      {media?.map(({ url }) => (
        <video key={url} src={url} controls muted />
      ))}
    </section>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')
createRoot(root).render(
  <StrictMode>
    <KlingProvider endpoint="/api/kling">
      <OwnScreen />
    </KlingProvider>
    <KlingStudio endpoint="/api/kling" defaultModel="kling-text2video" />
  </StrictMode>,
)
