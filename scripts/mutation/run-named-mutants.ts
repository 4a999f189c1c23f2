import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from '../run.ts'
import type { Total } from '../total.ts'
import { breakCode, type Mutant } from './mutant.ts'
import { namedMutants } from './named-mutants.ts'

/** Runs the tests over each named fault whose name holds the text. It fails where no test notices. */
export function runNamedMutants(text = ''): Total {
  const mutants = namedMutants.filter(({ name }) => name.includes(text))
  // First of all, so that one which has lost its place in the code is told at once.
  for (const mutant of mutants) breakCode(mutant, readFileSync(join(root, mutant.file), 'utf8'))
  // Without a fault all is green; else a mutant that is killed would prove nothing.
  const rooms = new Set(mutants.flatMap(({ tests }) => tests))
  const isSound = isGreen([...rooms])
  if (!isSound) console.error('The tests fail without any mutant, so none was tried.')
  const survivors = isSound ? mutants.filter((mutant) => !isNoticed(mutant)) : mutants
  return { passed: mutants.length - survivors.length, failed: survivors.length }
}

function isNoticed({ name, file, tests }: Mutant): boolean {
  process.env['KLING_MUTANT'] = name
  const hasSurvived = isGreen(tests)
  delete process.env['KLING_MUTANT']
  console.log(`${hasSurvived ? 'SURVIVED' : 'killed  '} ${file} ${name}`)
  return !hasSurvived
}

function isGreen(tests: string[]): boolean {
  const args = ['run', '--config=scripts/mutation/vitest.config.ts', '--bail=1', ...tests]
  return run('vitest', args, { quiet: true })
}
