import type { Job } from '@kling-kit/core'
import type { Billed } from '@kling-kit/spec'
import type { ReactNode } from 'react'
import { MoneyTag } from '../notice/money-tag.tsx'
import { Notice } from '../notice/notice.tsx'
import { RequestId } from '../request-id/request-id.tsx'

interface EndingNoticeProps {
  job: Job
  tone: 'warning' | 'danger'
  title: string
  text: string
  billed: Billed
  next: string
  actions?: ReactNode
  children?: ReactNode
}

/** The three things that every ending says, in their order, and the id to quote. */
export function EndingNotice({ job, tone, title, text, billed, next, actions, children }: EndingNoticeProps) {
  return (
    <Notice tone={tone} title={title} actions={actions}>
      <p>{text}</p>
      {children}
      <MoneyTag billed={billed} />
      <p>{next}</p>
      <RequestId requestId={job.requestId} />
    </Notice>
  )
}
