import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'

const next = createRequire(import.meta.url).resolve('next/dist/bin/next')

/** `next build`: some four seconds. */
export async function buildNextApp(): Promise<void> {
  await promisify(execFile)(process.execPath, [next, 'build', join(import.meta.dirname, '../../next')], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
}
