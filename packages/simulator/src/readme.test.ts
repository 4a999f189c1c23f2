import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { promptCommands } from './prompt-command.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const readme = read('../README.md')

it('names every fault', () => {
  const types = [...read('./fault.ts').matchAll(/type: '([\w-]+)'/g)].map(([, type]) => type)
  expect(types.length).toBeGreaterThan(45)
  expect(types.filter((type) => !readme.includes(`\`${type}\``))).toEqual([])
})

it('names every command', () => {
  expect(Object.keys(promptCommands).filter((word) => !readme.includes(`| \`${word}\``))).toEqual([])
})
