import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../run.ts'
import { breakCode } from './mutant.ts'
import { namedMutants } from './named-mutants.ts'

it.each(namedMutants)('the mutant that $name finds its place in $file', (mutant) => {
  const code = readFileSync(join(root, mutant.file), 'utf8')
  expect(breakCode(mutant, code)).not.toBe(code)
})

it('a mutant that has lost its place says so', () => {
  const lost = { name: 'is lost', file: 'a.ts', edits: [['b', 'c']] as [string, string][], tests: [] }
  expect(() => breakCode(lost, 'b b')).toThrow('finds no single "b" in a.ts')
})

it('no two have the same name', () => {
  expect(new Set(namedMutants.map(({ name }) => name)).size).toBe(namedMutants.length)
})
