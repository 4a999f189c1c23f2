import { useState } from 'react'

/** Whether the text was copied since it last changed, and what copies it. */
export function useCopy(text: string): [wasCopied: boolean, copy: () => void] {
  const [copied, setCopied] = useState<string>()
  const copy = () => {
    // Refused outside a secure context; the text then stays selectable on the page.
    void navigator.clipboard?.writeText(text).then(
      () => setCopied(text),
      () => {},
    )
  }
  return [copied === text, copy]
}
