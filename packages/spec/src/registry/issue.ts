/** One thing to change in an input. */
export interface Issue {
  /** Keys and indexes from the input's root: `['multi_prompt', 1, 'prompt']`. Empty for the input as a whole. */
  path: readonly (string | number)[]
  /** One English sentence that says what to change. Fit to be shown to a person. */
  message: string
}

export type ParseResult<Input> =
  | { ok: true; value: Input; warnings: Issue[] }
  | { ok: false; issues: Issue[]; warnings?: Issue[] }
