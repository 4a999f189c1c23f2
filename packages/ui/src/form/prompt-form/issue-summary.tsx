import type { Issue } from '@kling-kit/spec'
import type { Ref } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { Notice } from '../../notice/notice.tsx'

export interface IssueSummaryProps {
  /** Not `ref`, which React 18 keeps from function components. */
  rootRef: Ref<HTMLDivElement>
  issues: readonly Issue[]
  onChoose(issue: Issue): void
}

/** What to change before anything can be sent; each sentence leads to its field. */
export function IssueSummary({ rootRef, issues, onChoose }: IssueSummaryProps) {
  const messages = useMessages()
  const title = messages.issueSummary(issues.length)
  return (
    <div data-kling="issue-summary" ref={rootRef} tabIndex={-1} role="group" aria-label={title}>
      <Notice tone="danger" title={title}>
        <p>{messages.nothingSent}</p>
        <ul>
          {issues.map((issue) => (
            <li key={`${issue.path.join('.')} ${issue.message}`}>
              <button type="button" onClick={() => onChoose(issue)}>
                {issue.message}
              </button>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
