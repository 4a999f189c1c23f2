import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** Runs a command of the workspace from its root and tells whether it succeeded. Its output goes to ours. */
export function run(
  command: string,
  args: string[],
  options: { cwd?: string; quiet?: boolean } = {},
): boolean {
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`
  const { status } = spawnSync(command, args, {
    cwd: options.cwd ?? root,
    stdio: options.quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: '1', STORYBOOK_DISABLE_TELEMETRY: '1' },
  })
  return status === 0
}
