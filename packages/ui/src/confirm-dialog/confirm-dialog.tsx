'use client'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { ActionButton } from '../form/action-button/action-button.tsx'

export interface ConfirmDialogProps {
  isOpen: boolean
  title: string
  children: ReactNode
  confirmLabel: string
  cancelLabel: string
  onConfirm(): void
  onCancel(): void
}

/** Asks before something that cannot be taken back. Focus starts on the way out. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, confirmLabel, cancelLabel, onConfirm, onCancel } = props
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else if (dialog.current?.open) dialog.current.close()
  }, [isOpen])
  return (
    <dialog data-kling="confirm-dialog" ref={dialog} aria-labelledby={id} onClose={onCancel}>
      <h3 id={id}>{title}</h3>
      <p>{children}</p>
      <div data-part="actions">
        <ActionButton onClick={onCancel}>{cancelLabel}</ActionButton>
        <ActionButton variant="primary" onClick={onConfirm}>
          {confirmLabel}
        </ActionButton>
      </div>
    </dialog>
  )
}
