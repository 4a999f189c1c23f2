/** Opens every section that holds an error. */
export function openSections(form: HTMLElement): void {
  for (const invalid of form.querySelectorAll('details [data-invalid]')) openAround(invalid)
}

/** Puts the focus on a field, or on the part of it that a path leads to: `['multi_prompt', 1, 'prompt']`. */
export function revealField(form: HTMLElement, path: readonly (string | number)[]): void {
  const [name, index] = path
  const field =
    form.querySelector(`[data-field="${CSS.escape(String(name))}"]`) ??
    // A parameter that another one's control holds, as the axis of a camera.
    form.querySelector(`[data-field="${CSS.escape(String(name).split('_').slice(0, 2).join('_'))}_type"]`)
  if (!field) return
  openAround(field)
  const part = typeof index === 'number' ? field.querySelectorAll('li')[index] : undefined
  const control = 'textarea, input:not([type=hidden], [type=file]):not(:disabled), select, button'
  const scope = part ?? field
  const target =
    scope.querySelector<HTMLElement>('[aria-invalid]:is(textarea, input)') ??
    scope.querySelector<HTMLElement>(control)
  target?.focus()
}

function openAround(element: Element): void {
  element.closest('details')?.setAttribute('open', '')
}
