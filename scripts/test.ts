import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { ensureRedisServer } from './redis-server.ts'
import { run } from './run.ts'

// Two rounds: the end-to-end tests want both cores for themselves.
const rounds = [['node', 'dom', 'browser', 'storybook'], ['e2e']]

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  success: boolean
}

ensureChromium()
ensureRedisServer()
if (!run('turbo', ['run', 'build', '--filter=./packages/*', '--output-logs=errors-only'])) {
  console.error('The packages do not build, so nothing was tested.')
  console.log('0 passed, 1 failed')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'kling-kit-test-'))
const totals = rounds.map(runRound)
rmSync(folder, { recursive: true })

const passed = sum(totals.map((total) => total.passed))
const failed = sum(totals.map((total) => total.failed))
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function runRound(projects: string[], round: number) {
  const report = join(folder, `round-${round}.json`)
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

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
