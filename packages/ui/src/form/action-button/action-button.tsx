import type { ComponentPropsWithoutRef } from 'react'
import { Icon, type IconName } from '../icon/icon.tsx'

export interface ActionButtonProps extends ComponentPropsWithoutRef<'button'> {
  variant?: 'primary' | 'plain' | 'quiet'
  icon?: IconName
  /** Shows the icon alone; `aria-label` says the rest. */
  isIconOnly?: boolean
}

/** A button of the form. Submits only with `type="submit"`. */
export function ActionButton({ variant = 'plain', icon, isIconOnly, children, ...rest }: ActionButtonProps) {
  return (
    <button
      type="button"
      title={isIconOnly ? rest['aria-label'] : undefined}
      {...rest}
      data-kling="action-button"
      data-variant={variant}
      data-icon-only={isIconOnly || undefined}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
