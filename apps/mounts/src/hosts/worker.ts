import { createServer } from 'node:http'
import { createContext, runInContext } from 'node:vm'
import { getRequestListener } from '@hono/node-server'
import type worker from '../recipes/worker.ts'
import { bundleWorker } from '../testing/bundle-worker.ts'
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

export async function listen(): Promise<number> {
  // As on Workers, no text becomes code.
  const isolate = createContext({ ...webGlobals }, { codeGeneration: { strings: false, wasm: false } })
  const code = bundleWorker({ format: 'iife', globalName: 'worker' })
  const { fetch } = runInContext(`${code};worker.default`, isolate) as typeof worker
  const { SEGMIND_API_KEY = '', SEGMIND_BASE_URL, REDIS_REST_URL = '', REDIS_REST_TOKEN = '' } = process.env
  const env = { SEGMIND_API_KEY, SEGMIND_BASE_URL, REDIS_REST_URL, REDIS_REST_TOKEN }
  const context = { waitUntil: (work: Promise<unknown>) => void work }
  const answer = getRequestListener((request) => fetch(request, env, context), {
    overrideGlobalObjects: false,
  })
  return listenOn(createServer((incoming, outgoing) => void answer(incoming, outgoing)))
}
