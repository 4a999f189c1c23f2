import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench } from './bench.ts'
import { printTable } from './print-table.ts'

const folder = join(import.meta.dirname, 'benches')
const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
})
const [name = ''] = positionals
const file = join(folder, `${name}.ts`)

if (/^[a-z-]+$/.test(name) && existsSync(file)) {
  const { run } = (await import(file)) as Bench
  const { conditions, tables, json, holds = true } = await run()
  for (const condition of conditions) console.log(condition)
  for (const table of tables) console.log(`\n${printTable(table)}`)
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ bench: name, conditions, ...json }, null, 2)}\n`)
  if (!holds) process.exitCode = 1
} else {
  const names = readdirSync(folder)
    .filter((entry) => entry.endsWith('.ts') && !entry.endsWith('.test.ts'))
    .map((entry) => entry.slice(0, -'.ts'.length))
  console.error(`Usage: pnpm bench <name> [--json FILE]. There is ${names.join(', ')}.`)
  process.exitCode = 1
}
