/** Puts text where the caret is, with a space before it when needed, so that undo takes it back in one step. */
export function insertText(textarea: HTMLTextAreaElement, text: string): void {
  textarea.focus()
  const before = textarea.value.slice(0, textarea.selectionStart)
  const spaced = before && !/\s$/.test(before) ? ` ${text}` : text
  // Deprecated, and still the one call that keeps the undo history in every browser.
  const isInserted = document.execCommand?.('insertText', false, spaced)
  if (isInserted) return
  textarea.setRangeText(spaced, textarea.selectionStart, textarea.selectionEnd, 'end')
  textarea.dispatchEvent(new Event('input', { bubbles: true }))
}
