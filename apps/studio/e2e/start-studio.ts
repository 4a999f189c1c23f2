import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface RunningStudio {
  url: string
  /** All that it printed so far. */
  output: () => string
  close: () => Promise<void>
}

const folder = join(import.meta.dirname, '..')

/** Starts a server of the studio as a process of its own, at any free port, with nothing of our environment but `env`. */
export async function startStudio(
  command: readonly ['dev'] | readonly ['start', dist: string],
  env: Record<string, string> = {},
): Promise<RunningStudio> {
  const [script, ...args] = command
  const flags = ['--conditions', '@kling-kit/source', `server/${script}.ts`, ...args]
  const child = spawn(process.execPath, flags, {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)))
  const url = await addressOf(child, () => output)
  return {
    url,
    output: () => output,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}

function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const url = /kling-kit studio: (http:\S+)/.exec(output())?.[1]
      if (url) resolve(url)
    })
    child.once('exit', () => reject(new Error(`The studio ended before it listened:\n${output()}`)))
  })
}
