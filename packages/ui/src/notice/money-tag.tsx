'use client'
import type { Billed } from '@kling-kit/spec'
import { Icon } from '../form/icon/icon.tsx'
import { useMessages } from '../messages/use-messages.ts'

/** Whether money was spent, in one line of its own that nobody has to look for. */
export function MoneyTag({ billed }: { billed: Billed }) {
  const messages = useMessages()
  const words = { no: messages.notCharged, yes: messages.wasCharged, unknown: messages.maybeCharged }
  return (
    <p data-part="money" data-billed={billed}>
      <Icon name={billed === 'no' ? 'check' : 'alert'} />
      {words[billed]}
    </p>
  )
}
