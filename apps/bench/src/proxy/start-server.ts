import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { simulatorApiKey } from '@kling-kit/spec'
import type { ServerName } from './server-name.ts'
import type { SealedIds, Usage } from './server-process.ts'
import { startNginx } from './start-nginx.ts'

export interface RunningServer {
  name: ServerName
  port: number
  sealed?: SealedIds
  /** `collect` throws away what is not needed, first. */
  usage(how?: 'collect'): Promise<Usage>
  stop(): Promise<unknown>
}

/** Starts a server in a process of its own, on 127.0.0.1. Resolves with undefined for an nginx that is not on this machine. */
export async function startServer(
  name: ServerName,
  upstream: string,
  execArgv: string[] = [],
): Promise<RunningServer | undefined> {
  if (name === 'nginx') return startNginx(upstream)
  const child = fork(join(import.meta.dirname, 'server-process.ts'), [name, upstream], {
    execArgv: ['--expose-gc', '--conditions', '@kling-kit/source', ...execArgv],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      FAL_KEY: simulatorApiKey,
      NEXT_TELEMETRY_DISABLED: '1',
    },
    // What servers write about themselves is shown when one ends.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  const { port, sealed } = await tell<{ port: number; sealed?: SealedIds }>(name, child, () => said)
  return {
    name,
    port,
    sealed,
    usage(how) {
      child.send(how ?? 'usage')
      return tell<Usage>(name, child, () => said)
    },
    stop() {
      child.disconnect()
      return once(child, 'exit')
    },
  }
}

async function tell<Told>(name: ServerName, child: ChildProcess, said: () => string): Promise<Told> {
  const done = new AbortController()
  const { signal } = done
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error(`The server ${name} ended too early.\n${said()}`)
  })
  try {
    const [told] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Told]
    return told
  } finally {
    done.abort()
    ended.catch(() => {})
  }
}
