import { useDraft, useKlingJobs } from '@kling-kit/react'

/** One draft, which all tabs share, and the films that came of it. */
export function Screen({ draftKey }: { draftKey: string }) {
  const { field, submit } = useDraft('kling-o3-text2video', { draftKey })
  const { value, onChange } = field('prompt')
  const jobs = useKlingJobs()
  return (
    <main>
      <label>
        Prompt
        <input value={String(value ?? '')} onChange={({ target }) => onChange(target.value)} />
      </label>
      {/* Never disabled: what is pressed is pressed. */}
      <button type="button" onClick={() => void submit()}>
        Generate
      </button>
      {jobs.map(({ requestId, media }) => (
        <video
          key={requestId}
          title={requestId}
          src={media?.[0]?.url}
          hidden={!media}
          controls
          muted
          preload="none"
        />
      ))}
    </main>
  )
}
