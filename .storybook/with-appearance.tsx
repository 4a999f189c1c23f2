import type { Decorator } from '@storybook/react-vite'
import { type ReactNode, useLayoutEffect } from 'react'

/** Gives the page the toolbar's appearance and direction, as an app would: `color-scheme` and `dir` on the root. */
export const withAppearance: Decorator = (Story, { globals }) => (
  <Page appearance={globals['appearance'] as string} direction={globals['direction'] as string}>
    <Story />
  </Page>
)

function Page({
  appearance,
  direction,
  children,
}: {
  appearance: string
  direction: string
  children: ReactNode
}) {
  useLayoutEffect(() => {
    const root = document.documentElement
    root.style.colorScheme = appearance
    root.dir = direction
  }, [appearance, direction])
  return children
}
