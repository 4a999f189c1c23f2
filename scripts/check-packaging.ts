import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packAll } from './pack.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'kling-kit-pack-'))
const tarballs = packAll(folder)
const faulty = Object.entries(tarballs).filter(([name, tarball]) => {
  console.log(`\n${name}`)
  // A stylesheet is no module: attw has nothing to say about it.
  const checks: [string, string[]][] = [
    ['publint', ['--strict', tarball]],
    ['attw', [tarball, '--profile', 'esm-only', '--exclude-entrypoints', './styles.css']],
  ]
  return checks.map(([command, args]) => run(command, args)).includes(false)
})
rmSync(folder, { recursive: true })

if (faulty.length > 0) {
  console.error(`\nNot fit to be published: ${faulty.map(([name]) => name).join(', ')}.`)
  process.exitCode = 1
}
