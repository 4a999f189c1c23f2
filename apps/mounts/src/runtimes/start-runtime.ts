import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createWorkerdFolder } from './workerd-folder.ts'

export const runtimeNames = ['bun', 'deno', 'workerd'] as const
export type RuntimeName = (typeof runtimeNames)[number]

/** Where they are: of some 350 MB, so only the nightly run fetches them. */
export const runtimeFolder = process.env['KLING_RUNTIMES']

const file = (name: string) => join(import.meta.dirname, `serve-on-${name}.ts`)

/** Starts a runtime other than Node with its recipe. */
export function startRuntime(
  name: RuntimeName,
  env: NodeJS.ProcessEnv,
): { child: ChildProcess; port: Promise<number> } {
  const folder = name === 'workerd' ? createWorkerdFolder(env) : undefined
  const args = {
    bun: ['run', file('bun')],
    deno: ['run', '--no-check', '--no-remote', '--allow-env', '--allow-net', '--allow-read', file('deno')],
    workerd: ['serve', '--control-fd=1', folder?.config ?? ''],
  }
  const child = spawn(join(runtimeFolder ?? '', name), args[name], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  if (folder) child.once('exit', folder.remove)
  const port = new Promise<number>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      const [, number] = /"port":\s*(\d+)/.exec(text.toString()) ?? []
      if (number) resolve(Number(number))
    })
  })
  return { child, port }
}
