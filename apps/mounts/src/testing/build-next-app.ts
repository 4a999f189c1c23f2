import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'

const next = createRequire(import.meta.url).resolve('next/dist/bin/next')

/** `next build`. What is named NEXT_PUBLIC_ in `env` is built in. */
export async function buildNextApp(env: Record<string, string>): Promise<void> {
  await promisify(execFile)(process.execPath, [next, 'build', join(import.meta.dirname, '../../next')], {
    env: { ...process.env, ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
}
