'use client'
import { createContext, useContext } from 'react'
import { defaultMessages, type Messages } from './messages.ts'

export const MessagesContext = createContext<Messages>(defaultMessages)

export function useMessages(): Messages {
  return useContext(MessagesContext)
}
