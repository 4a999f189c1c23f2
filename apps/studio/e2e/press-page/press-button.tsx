import type { KlingClient } from '@kling-kit/core'
import { KlingClientProvider, useGenerate } from '@kling-kit/react'

/** One button, as an app would have it, and what became of its press. */
export function PressButton({ client }: { client: KlingClient }) {
  return (
    <KlingClientProvider client={client}>
      <Button />
    </KlingClientProvider>
  )
}

function Button() {
  const { generate, submission, isBusy } = useGenerate('kling-o3-text2video')
  return (
    <button type="button" disabled={isBusy} onClick={() => generate({ prompt: 'three clicks' })}>
      {submission.state}
    </button>
  )
}
