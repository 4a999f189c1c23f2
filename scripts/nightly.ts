import { ensureChromium } from './chromium.ts'
import { run } from './run.ts'

ensureChromium()
// What `pnpm test` runs, with more of everything that is drawn at random, and every compiler that consumers use.
process.env['KLING_NIGHTLY'] = '1'
process.exitCode = run('node', ['scripts/test.ts']) ? 0 : 1
