import { useEffect, useState } from 'react'

export const appearances = ['system', 'light', 'dark'] as const
export type Appearance = (typeof appearances)[number]

const storageKey = 'kling-studio-appearance'

/** Light, dark or as the system says; remembered, and told to the page by `color-scheme`. */
export function useAppearance(): [Appearance, (appearance: Appearance) => void] {
  const [appearance, setAppearance] = useState<Appearance>(remembered)
  useEffect(() => {
    document.documentElement.style.colorScheme = appearance === 'system' ? 'light dark' : appearance
    try {
      localStorage.setItem(storageKey, appearance)
    } catch {
      // Not remembered then.
    }
  }, [appearance])
  return [appearance, setAppearance]
}

function remembered(): Appearance {
  try {
    return appearances.find((appearance) => appearance === localStorage.getItem(storageKey)) ?? 'system'
  } catch {
    return 'system'
  }
}
