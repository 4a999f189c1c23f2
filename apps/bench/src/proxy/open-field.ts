import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { peerNames } from './server-name.ts'
import { type RunningServer, startServer } from './start-server.ts'
import type { Field } from './study-proxy.ts'

/** All servers, each in a process of its own. */
export async function openField(): Promise<Field & { missing: string[]; close(): Promise<void> }> {
  process.stderr.write('Building the Next.js app of fal’s handler\n')
  await buildNextApp()
  const { upstream, ours } = await openOwn()
  const address = `http://127.0.0.1:${upstream.port}`
  const peers = await Promise.all(peerNames.map((name) => startServer(name, address)))
  const running = peers.filter((peer) => peer !== undefined)
  return {
    upstream,
    ours,
    peers: running,
    missing: peerNames.filter((_, at) => !peers[at]),
    async close() {
      await Promise.all([upstream, ours, ...running].map((server) => server.stop()))
    },
  }
}

/** Ours alone, and the upstream that it asks. */
export async function openOwn(): Promise<Pick<Field, 'upstream' | 'ours'>> {
  const upstream = await start('upstream', '')
  return { upstream, ours: await start('kling-kit', `http://127.0.0.1:${upstream.port}`) }
}

async function start(name: 'upstream' | 'kling-kit', address: string): Promise<RunningServer> {
  const server = await startServer(name, address)
  if (!server) throw new Error(`There is no ${name}.`)
  return server
}

async function buildNextApp(): Promise<void> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  await promisify(execFile)(process.execPath, [next, 'build', join(import.meta.dirname, '../../next')], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
}
