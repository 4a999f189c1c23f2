import { Icon } from '../form/icon/icon.tsx'
import { useMessages } from '../messages/use-messages.ts'
import { useCopy } from '../request-id/use-copy.ts'
import { ActionButton } from '../form/action-button/action-button.tsx'

/** What one can do with a finished file. `url` must have passed `safeMediaUrl`. */
export function FileActions({ url, fileName }: { url: string; fileName?: string }) {
  const messages = useMessages()
  const [wasCopied, copy] = useCopy(url)
  return (
    <div data-part="actions">
      {/* Another origin's file opens instead of being saved unless it says otherwise; a new tab keeps the page. */}
      <a
        data-kling="action-button"
        data-variant="plain"
        href={url}
        download={fileName ?? ''}
        target="_blank"
        rel="noopener noreferrer"
        referrerPolicy="no-referrer"
      >
        <Icon name="download" />
        {messages.download}
      </a>
      <ActionButton variant="quiet" icon={wasCopied ? 'check' : 'copy'} onClick={copy}>
        {wasCopied ? messages.copied : messages.copyAddress}
      </ActionButton>
    </div>
  )
}
