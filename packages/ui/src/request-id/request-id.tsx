'use client'
import { Icon } from '../form/icon/icon.tsx'
import { useMessages } from '../messages/use-messages.ts'
import { useCopy } from './use-copy.ts'

export interface RequestIdProps {
  requestId: string
  /** What kind of id it is; a request's by default. */
  label?: string
}

/** An id that a person can copy. Of a sealed id it shows and copies the bare one, which support understands. */
export function RequestId({ requestId, label }: RequestIdProps) {
  const messages = useMessages()
  const bareId = requestId.split('.')[0] ?? requestId
  const [wasCopied, copy] = useCopy(bareId)
  const name = label ?? messages.requestId
  return (
    <p data-kling="request-id">
      <span>{name}</span> <code>{bareId}</code>
      <button type="button" onClick={copy} aria-label={`${messages.copy} ${name}`}>
        <Icon name={wasCopied ? 'check' : 'copy'} />
      </button>
      <span data-part="visually-hidden" role="status">
        {wasCopied && messages.copied}
      </span>
    </p>
  )
}
