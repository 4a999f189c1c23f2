import type { InputError, KlingError } from '@kling-kit/core'
import type { Issue, ParseResult } from '@kling-kit/spec'

/** The issues that a person should see now: those of fields that `isShown`, and what a refusal said, each sentence once. */
export function shownIssues(
  parsed: ParseResult<unknown>,
  refusal: KlingError | undefined,
  isShown: (fieldName: string) => boolean,
): readonly Issue[] {
  const own = parsed.ok ? [] : parsed.issues
  const shown = own.filter(({ path }) => isShown(String(path[0] ?? '')))
  const refused = (refusal as Partial<InputError> | undefined)?.issues ?? []
  const told = new Set(shown.map(keyOf))
  return [...shown, ...refused.filter((issue) => !told.has(keyOf(issue)))]
}

const keyOf = ({ path, message }: Issue) => JSON.stringify([path, message])
