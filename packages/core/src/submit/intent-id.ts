/** A name for what a person asked for once: 128 random bits. */
export function mintIntentId(): string {
  // Not crypto.randomUUID, which is missing from pages served over plain http.
  return nameOf(crypto.getRandomValues(new Uint32Array(4)))
}

/**
 * The name of what is asked for, after what `seed` named. Tabs that begin from one seed come to one name for equal values.
 * For given values it is a bijection of the seed's 128 bits, so no easier to guess. A file equals nothing: with one it is random.
 */
export function deriveIntentId(seed: string, ...asked: unknown[]): string {
  let [one = 0, two = 0, three = 0, four = 0] = [0, 8, 16, 24].map((at) =>
    Number.parseInt(seed.slice(at, at + 8), 16),
  )
  const { imul } = Math
  try {
    // cyrb128, its state begun with the seed.
    for (const letter of JSON.stringify(asked, inOrder)) {
      const code = letter.codePointAt(0) as number
      one = two ^ imul(one ^ code, 597_399_067)
      two = three ^ imul(two ^ code, 2_869_860_233)
      three = four ^ imul(three ^ code, 951_274_213)
      four = one ^ imul(four ^ code, 2_716_044_179)
    }
    return nameOf(Uint32Array.of(one, two, three, four))
  } catch {
    return mintIntentId()
  }
}

/** The same keys in another order say the same. */
function inOrder(_key: string, value: unknown): unknown {
  if (value instanceof Blob) throw value
  return isPlain(value) ? Object.fromEntries(Object.entries(value).toSorted(byName)) : value
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)

const nameOf = (words: Uint32Array) =>
  Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('')
