import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { nodeFetch, toNodeListener } from '@kling-kit/proxy/node'
import { type RunningSimulator, startSimulator } from '@kling-kit/simulator/node'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { staticFiles } from '../server/static-files.ts'

export interface PressServer extends AsyncDisposable {
  port: number
  simulator: RunningSimulator['simulator']
}

/** The page of `press-page`, and behind `/api/kling` the real proxy over a simulator, each behind a socket. */
export async function startPressServer(submitsPerMinute: number): Promise<PressServer> {
  await using stack = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'kling-kit-presses-'))
  stack.defer(() => rmSync(folder, { recursive: true }))
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'press-page'),
    plugins: [react()],
    resolve: { conditions: ['@kling-kit/source', 'module', 'browser', 'development|production'] },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
    logLevel: 'error',
  })
  const running = stack.use(
    await startSimulator({ port: 0, roundTripMs: 15, credits: 10_000, latency: 'manual' }),
  )
  const proxy = createKlingProxy({
    apiKey: running.simulator.apiKey,
    upstream: running.url,
    fetch: nodeFetch,
    store: memoryStore(),
    authorize: () => ({ id: 'ada' }),
    limits: { submitsPerMinute },
  })
  const [api, page] = [
    toNodeListener(proxy),
    staticFiles(folder, readFileSync(join(folder, 'index.html'), 'utf8')),
  ]
  const server = createServer((request, response) =>
    (request.url?.startsWith('/api/kling/') ? api : page)(request, response),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  stack.defer(async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  })
  const owned = stack.move()
  return {
    port: (server.address() as AddressInfo).port,
    simulator: running.simulator,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
