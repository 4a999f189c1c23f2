'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../form/icon/icon.tsx'
import { bringIntoView } from './bring-into-view.ts'

export interface NoticeProps {
  tone: 'neutral' | 'warning' | 'danger'
  title: string
  /** What happened, what it means for money, what to do: in this order. */
  children?: ReactNode
  /** Buttons. */
  actions?: ReactNode
  /** Interrupts a screen reader for what stops a person, waits its turn for the rest. */
  role?: 'alert' | 'status'
}

/** A card that says what happened and what to do next. */
export function Notice({ tone, title, children, actions, role }: NoticeProps) {
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (role === 'alert') bringIntoView(card.current)
  }, [role])
  return (
    <section data-kling="notice" data-tone={tone} role={role} ref={card}>
      <Icon name="alert" />
      <div>
        <h3>{title}</h3>
        {children}
        {actions && <div data-part="actions">{actions}</div>}
      </div>
    </section>
  )
}
