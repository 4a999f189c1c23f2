import { checkProxyMemory } from './check-proxy-memory.ts'
import { checkMutationScore } from './mutation/check-mutation-score.ts'
import { runNamedMutants } from './mutation/run-named-mutants.ts'
import { runTests } from './run-tests.ts'
import { ensureRuntimes } from './runtimes.ts'
import { finish, sumOf } from './total.ts'

// What `pnpm test` runs, with more of everything that is drawn at random, and every compiler and runtime that consumers use.
process.env['KLING_NIGHTLY'] = '1'
process.env['KLING_RUNTIMES'] = ensureRuntimes()
const tests = runTests()
// Mutants are to be noticed by what every change runs.
delete process.env['KLING_NIGHTLY']
// Each of them would live through all of these, and a few kill as well.
Object.assign(process.env, { KLING_LIVES: '200', KLING_AGREEMENTS: '30' })
finish(sumOf([tests, checkProxyMemory(), runNamedMutants(), checkMutationScore()]))
