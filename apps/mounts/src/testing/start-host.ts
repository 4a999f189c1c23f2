import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export const hostNames = ['node', 'express', 'fastify', 'hono', 'react-router', 'next', 'worker'] as const
export type HostName = (typeof hostNames)[number]

export interface Host extends AsyncDisposable {
  port: number
  /** What it has written, for people. */
  said(): string
}

/** Starts the server of one recipe in a process of its own, on 127.0.0.1. */
export async function startHost(name: HostName, env: Record<string, string>): Promise<Host> {
  const child = fork(join(import.meta.dirname, 'host-process.ts'), [name], {
    env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: '1' },
    // Those that bundle take the built packages, for bundlers know no condition of ours.
    execArgv: ['next', 'worker'].includes(name) ? [] : ['--conditions', '@kling-kit/source'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => (said += text.toString()))
  const ended = once(child, 'exit')
  const [port] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => {
      throw new Error(`The ${name} host ended before it listened:\n${said}`)
    }),
  ])) as [number]
  return {
    port,
    said: () => said,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
