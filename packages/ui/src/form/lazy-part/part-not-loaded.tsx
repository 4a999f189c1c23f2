import { useMessages } from '../../messages/use-messages.ts'
import { Notice } from '../../notice/notice.tsx'

/** Stands in the place of a part whose code could not be fetched. */
export function PartNotLoaded() {
  const messages = useMessages()
  return <Notice tone="warning" role="status" title={messages.partNotLoaded} />
}
