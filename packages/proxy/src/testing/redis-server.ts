import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRedisServer } from '../../../../scripts/redis-server.ts'

export interface RedisServer extends AsyncDisposable {
  /** `redis://127.0.0.1:<port>` */
  url: string
  /** Dies at once, as in a power cut, and forgets everything. */
  kill(): Promise<void>
  /** After `kill`: empty, at the same address. */
  restart(): Promise<void>
  /** Answers nothing, but keeps its connections, until `resume`. */
  freeze(): void
  resume(): void
}

/** A Redis of its own on a free port of this machine, which keeps nothing on disk. */
export async function startRedisServer(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kling-kit-redis-'))
  let { port, server } = await startSomewhere(folder)
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  const dispose = async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    restart: async () => void (server = await start(port, folder)),
    freeze: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    [Symbol.asyncDispose]: dispose,
  }
}

async function startSomewhere(folder: string) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    try {
      return { port, server: await start(port, folder) }
    } catch (error) {
      // Somebody else may have taken the port meanwhile.
      if (attempt === 5) throw error
    }
  }
}

async function start(port: number, folder: string): Promise<ChildProcess> {
  const path = findRedisServer()
  if (!path)
    throw new Error('No redis-server here: `pnpm test` installs one, or name it in REDIS_SERVER_PATH.')
  const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const server = spawn(path, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const killWithUs = () => server.kill('SIGKILL')
  process.once('exit', killWithUs)
  server.once('exit', () => process.off('exit', killWithUs))

  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`redis-server ended at once:\n${said}`)))
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ready to accept connections')) resolve()
    })
  })
  return server
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
