type Input = Record<string, unknown>

/** The Files and Blobs in an input, each once. */
export function filesIn(input: Input): Blob[] {
  const files = Object.values(input)
    .flat()
    .filter((value) => value instanceof Blob)
  return [...new Set(files)]
}

/** The input with an address in place of every File and Blob. */
export function withAddresses(input: Input, addressOf: (file: Blob) => string): Input {
  const replace = (value: unknown): unknown =>
    value instanceof Blob ? addressOf(value) : Array.isArray(value) ? value.map(replace) : value
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, replace(value)]))
}
