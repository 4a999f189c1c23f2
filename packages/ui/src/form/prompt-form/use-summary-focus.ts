import { useEffect, useRef } from 'react'
import { openSections } from './reveal-field.ts'

/**
 * Puts the focus on what is to change: after each press, and when a refusal says so later. Never while a person types:
 * an edit takes a refusal away, and that is no reason to move the focus.
 */
export function useSummaryFocus(pressCount: number, refusedIssues: readonly unknown[] | undefined) {
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (pressCount > 0) show(form.current, summary.current)
  }, [pressCount])
  useEffect(() => {
    if (refusedIssues?.length) show(form.current, summary.current)
  }, [refusedIssues])
  return { form, summary }
}

function show(form: HTMLElement | null, summary: HTMLElement | null): void {
  if (form) openSections(form)
  summary?.focus()
}
