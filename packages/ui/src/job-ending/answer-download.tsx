import type { Job } from '@kling-kit/core'
import { ActionButton } from '../form/action-button/action-button.tsx'
import { useMessages } from '../messages/use-messages.ts'

/** Saves what the API answered in place of a file, as JSON. */
export function AnswerDownload({ job }: { job: Job }) {
  const messages = useMessages()
  const save = () => {
    const url = URL.createObjectURL(
      new Blob([JSON.stringify(job.rawResult, null, 2)], { type: 'application/json' }),
    )
    const link = document.createElement('a')
    link.href = url
    link.download = `${job.requestId.split('.')[0]}.json`
    link.click()
    // Not at once: the browser begins to read it after this task.
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  }
  return <ActionButton onClick={save}>{messages.downloadAnswer}</ActionButton>
}
