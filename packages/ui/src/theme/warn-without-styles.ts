let hasWarned = false

/** Says once, in one sentence, that the stylesheet is missing. Tells by a token that only the stylesheet sets. */
export function warnWithoutStyles(root: HTMLElement): void {
  if (hasWarned || getComputedStyle(root).getPropertyValue('--kling-styles')) return
  // jsdom has no cascade of custom properties from layers, and nobody looks at it.
  if (navigator.userAgent.includes('jsdom')) return
  hasWarned = true
  console.error(
    "kling-kit: the stylesheet is missing. Add import '@kling-kit/ui/styles.css' once, where your app starts.",
  )
}
