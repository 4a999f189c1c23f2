import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { runtimeFolder, type RuntimeName, runtimeNames, startRuntime } from '../runtimes/start-runtime.ts'

const onNode = ['node', 'express', 'fastify', 'hono', 'react-router', 'next', 'worker'] as const
export type HostName = (typeof onNode)[number] | RuntimeName

/** All that this run tests. */
export const hostNames: HostName[] = [...onNode, ...(runtimeFolder ? runtimeNames : [])]

export interface Host extends AsyncDisposable {
  port: number
  /** What it has written, for people. */
  said(): string
}

/** Starts the server of one recipe in a process of its own, on 127.0.0.1. */
export async function startHost(name: HostName, env: Record<string, string>): Promise<Host> {
  const all = { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: '1' }
  const { child, port } = isRuntime(name) ? startRuntime(name, all) : startOnNode(name, all)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => (said += text.toString()))
  const ended = once(child, 'exit')
  return {
    port: await Promise.race([
      port,
      ended.then(() => {
        throw new Error(`The ${name} host ended before it listened:\n${said}`)
      }),
    ]),
    said: () => said,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

const isRuntime = (name: HostName): name is RuntimeName => runtimeNames.some((runtime) => runtime === name)

function startOnNode(name: HostName, env: NodeJS.ProcessEnv): { child: ChildProcess; port: Promise<number> } {
  const child = fork(join(import.meta.dirname, 'host-process.ts'), [name], {
    env,
    // Those that bundle take the built packages, for bundlers know no condition of ours.
    execArgv: ['next', 'worker'].includes(name) ? [] : ['--conditions', '@kling-kit/source'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  return { child, port: once(child, 'message').then(([port]) => port as number) }
}
