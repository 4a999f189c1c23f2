/** One deliberate fault, which the tests must notice. */
export interface Mutant {
  /** What the broken code does, as a claim. */
  name: string
  /** From the root of the repository. */
  file: string
  /** Texts that stand exactly once in the file, and what stands there instead. */
  edits: [from: string, to: string][]
  /** Where the tests stand that must fail. */
  tests: string[]
}

/** The file's text with the fault in it. @throws {Error} when a text to replace does not stand there exactly once. */
export function breakCode({ name, file, edits }: Mutant, code: string): string {
  return edits.reduce((broken, [from, to]) => {
    const [before, after, more] = broken.split(from)
    if (before === undefined || after === undefined || more !== undefined)
      throw new Error(
        `The mutant “${name}” finds no single ${JSON.stringify(from)} in ${file}. Bring it up to date.`,
      )
    return before + to + after
  }, code)
}
