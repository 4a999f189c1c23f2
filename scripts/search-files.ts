import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { FindKey } from './find-key.ts'

export interface Searched {
  files: number
  bytes: number
  /** `path: spelling` of every key found, in names of files as well as in them. */
  found: string[]
}

/** Searches all files of a folder and of those in it for a key. @throws where there is nothing to search. */
export function searchFiles(folder: string, findKey: FindKey): Searched {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const searched: Searched = { files: 0, bytes: 0, found: [] }
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const content = readFileSync(path)
    searched.files++
    searched.bytes += content.length
    for (const spelling of new Set([...findKey(relative(folder, path)), ...findKey(content)]))
      searched.found.push(`${path}: ${spelling}`)
  }
  if (searched.files === 0) throw new Error(`There is nothing to search in ${folder}.`)
  return searched
}
