import { plainText } from '../wire/answer.ts'
import type { Issue } from '../registry/issue.ts'

/** Tells of a key that does not exist, and which one was probably meant. */
export function unknownKey(path: Issue['path'], owner: string, known: readonly string[]): Issue {
  const key = plainText(path.at(-1), 40)
  const [meant, edits] = nearest(key, known)
  const advice = edits * 2 <= meant.length ? `write ${meant} instead` : 'remove it'
  return { path, message: `${owner} has no parameter ${key}; ${advice}.` }
}

const letters = (name: string) => name.toLowerCase().replace(/[^a-z\d]/g, '')

function nearest(key: string, known: readonly string[]): [name: string, edits: number] {
  let best: [string, number] = ['', Number.POSITIVE_INFINITY]
  for (const name of known) {
    const [one, other] = [letters(key), letters(name)]
    const isPart = one.includes(other) || (one.length > 2 && other.includes(one))
    const edits = Math.min(editDistance(one, other), isPart ? 2 : Number.POSITIVE_INFINITY)
    if (edits < best[1]) best = [name, edits]
  }
  return best
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let index = 0; index < one.length; index += 1) {
    let left = index + 1
    row = row.map((above, column) => {
      if (column > 0)
        left = Math.min(above, left, row[column - 1]! - (one[index] === other[column - 1] ? 1 : 0)) + 1
      return left
    })
  }
  return row[other.length]!
}
