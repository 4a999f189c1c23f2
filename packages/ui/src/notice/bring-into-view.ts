/** Scrolls no further than it takes to see the element, and without motion for those who asked for none. */
export function bringIntoView(element: Element | null): void {
  const isStill = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches
  element?.scrollIntoView?.({ block: 'nearest', behavior: isStill ? 'instant' : 'smooth' })
}
