import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { ensureRedisServer } from './redis-server.ts'
import { run } from './run.ts'
import { sumOf, type Total } from './total.ts'

// Two rounds: the end-to-end tests want both cores for themselves.
const rounds = [['node', 'dom', 'browser', 'storybook'], ['e2e']]

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  success: boolean
}

/** Builds the packages and runs every test, with the Chromium and the Redis that they need. */
export function runTests(): Total {
  ensureChromium()
  ensureRedisServer()
  if (!run('turbo', ['run', 'build', '--filter=./packages/*', '--output-logs=errors-only'])) {
    console.error('The packages do not build, so nothing was tested.')
    return { passed: 0, failed: 1 }
  }
  const folder = mkdtempSync(join(tmpdir(), 'kling-kit-test-'))
  const totals = rounds.map((projects, round) => runRound(projects, join(folder, `round-${round}.json`)))
  rmSync(folder, { recursive: true })
  return sumOf(totals)
}

function runRound(projects: string[], report: string): Total {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const isGreen = run('vitest', ['run', ...projects.map((name) => `--project=${name}`), ...reporters])
  const { numPassedTests, numFailedTests } = readReport(report)
  // A round can fail without a failed test: an unhandled rejection, a file that does not load.
  return { passed: numPassedTests, failed: isGreen ? numFailedTests : Math.max(1, numFailedTests) }
}

function readReport(file: string): VitestReport {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VitestReport
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, success: false }
  }
}
