import { createServer } from 'node:http'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { getRequestListener } from '@hono/node-server'
import { build } from 'esbuild'
import type worker from '../recipes/worker.ts'
import { listenOn } from '../testing/listen-on.ts'

/** The globals that fetch hosts have in common (WinterTC), and no others: no process, no Buffer, no require. */
const webGlobals = {
  AbortController,
  AbortSignal,
  Blob,
  DOMException,
  Event,
  EventTarget,
  FormData,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  TransformStream,
  URL,
  URLSearchParams,
  WritableStream,
  atob,
  btoa,
  clearTimeout,
  console,
  crypto,
  fetch,
  performance,
  queueMicrotask,
  setTimeout,
  structuredClone,
}

/** The recipe as a bundler for such hosts makes it of the built packages. Fails over any import that it cannot bring along. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../recipes/worker.ts')],
    bundle: true,
    platform: 'neutral',
    conditions: ['workerd', 'worker'],
    mainFields: ['module', 'main'],
    format: 'iife',
    globalName: 'worker',
    write: false,
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}

export async function listen(): Promise<number> {
  // As on Workers, no text becomes code.
  const isolate = createContext({ ...webGlobals }, { codeGeneration: { strings: false, wasm: false } })
  const { fetch } = runInContext(`${await bundle()};worker.default`, isolate) as typeof worker
  const { SEGMIND_API_KEY = '', SEGMIND_BASE_URL, REDIS_REST_URL = '', REDIS_REST_TOKEN = '' } = process.env
  const env = { SEGMIND_API_KEY, SEGMIND_BASE_URL, REDIS_REST_URL, REDIS_REST_TOKEN }
  const context = { waitUntil: (work: Promise<unknown>) => void work }
  const answer = getRequestListener((request) => fetch(request, env, context), {
    overrideGlobalObjects: false,
  })
  return listenOn(createServer((incoming, outgoing) => void answer(incoming, outgoing)))
}
