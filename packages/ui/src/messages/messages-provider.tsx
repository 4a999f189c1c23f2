'use client'
import { type ReactNode, useContext, useMemo } from 'react'
import type { Messages } from './messages.ts'
import { MessagesContext } from './use-messages.ts'

/** Replaces words for everything below it; what is not named stays as it was. */
export function MessagesProvider({
  messages,
  children,
}: {
  messages?: Partial<Messages>
  children?: ReactNode
}) {
  const outer = useContext(MessagesContext)
  const merged = useMemo(() => (messages ? { ...outer, ...messages } : outer), [outer, messages])
  return <MessagesContext.Provider value={merged}>{children}</MessagesContext.Provider>
}
