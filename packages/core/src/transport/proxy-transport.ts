import {
  decodeProxyResultAnswer,
  decodeProxyStatusAnswer,
  decodeProxySubmitAnswer,
  type HttpAnswer,
} from '@kling-kit/spec'
import { jobCalls } from './job-calls.ts'
import { objectOf, readAnswer } from './read-answer.ts'
import { notSent, uploadRefusal } from '../submit/refusal.ts'
import type { Transport } from './transport.ts'

type Headers = Record<string, string>

export interface ProxyTransportOptions {
  /** Where the proxy is mounted: `/api/kling` by default. Outside of a page it has to be absolute. */
  baseUrl?: string
  /** Sent along with every request; a function is asked each time. */
  headers?: Headers | (() => Headers | undefined | Promise<Headers | undefined>)
  fetch?: typeof globalThis.fetch
  /** Listens to one stream about all jobs where the proxy offers `events()`, and polls where none is to be had. Default false. */
  events?: boolean
}

/** Speaks to kling-kit's proxy. What browsers use. */
export function proxyTransport(options: ProxyTransportOptions = {}): Transport {
  const baseUrl = (options.baseUrl ?? '/api/kling').replace(/\/+$/, '')
  const told = new Set<string>()
  let home: string | undefined
  let root: string | undefined

  const addressOf = (path: string) => {
    const here = globalThis.document?.baseURI ?? globalThis.location?.href
    // A page may move while it is open.
    if (home !== here || !root) root = new URL(`${baseUrl}/v2/`, here).href
    home = here
    return root + path
  }
  const send = async (path: string, signal?: AbortSignal, body?: string | Blob, headers?: Headers) => {
    const { headers: given, fetch = globalThis.fetch } = options
    const method = body === undefined ? 'GET' : 'POST'
    const request: RequestInit = { method, body, cache: 'no-store', credentials: 'same-origin' }
    let url: string
    try {
      const own = typeof given === 'function' ? await given() : given
      request.headers = { accept: 'application/json', ...own, ...headers }
      url = addressOf(path)
      // What cannot be sent throws here, where it is certain that nothing was. Of a question that need not be known.
      if (method === 'POST') void new Request(url, request)
    } catch (cause) {
      throw notSent('', cause)
    }
    return fetch(url, { ...request, signal })
  }
  const call = async (...request: Parameters<typeof send>) => {
    const answer = await readAnswer(await send(...request))
    if (answer.body === undefined) complain(answer)
    return answer
  }
  /** Two mistakes of the first hour, told once in the console, where a developer looks. */
  const complain = ({ httpStatus }: HttpAnswer) => {
    if (httpStatus >= 500) return
    const sentence =
      httpStatus === 404 || httpStatus === 405
        ? `nothing answers at ${baseUrl} (HTTP ${httpStatus}). Mount createKlingProxy there, or correct the address.`
        : `${baseUrl} answers with a page instead of JSON (HTTP ${httpStatus}), as a login does. Let this path through to createKlingProxy.`
    if (!told.has(sentence)) console.error(`kling-kit: ${sentence}`)
    told.add(sentence)
  }
  const askAbout = async (path: string, signal?: AbortSignal, body?: string) => {
    const answer = await call(`intents/${path}`, signal, body, body === undefined ? undefined : json)
    // Somebody on the way answered, not the proxy: that says nothing about the intent.
    const { code, request_id } = objectOf(answer.body)
    if (!code && !request_id) throw new Error(`No usable answer (HTTP ${answer.httpStatus}).`)
    return decodeProxySubmitAnswer(answer)
  }

  return {
    baseUrl,
    async submit({ modelId, body, intentId, metadata, signal }) {
      const headers = { ...json, 'idempotency-key': intentId }
      const said = JSON.stringify({ metadata, ...body })
      return decodeProxySubmitAnswer(await call(encodeURIComponent(modelId), signal, said, headers))
    },
    askIntent: (intentId, signal) => askAbout(encodeURIComponent(intentId), signal),
    closeIntent: (intentId, signal) => askAbout(`${encodeURIComponent(intentId)}/close`, signal, '{}'),
    ...jobCalls(call, decodeProxyStatusAnswer, decodeProxyResultAnswer),
    ...(options.events && { streams: send }),
    async upload(file, { signal, onProgress }) {
      const answer = await call('uploads', signal, file, { 'content-type': file.type })
      const { url } = objectOf(answer.body)
      if (typeof url !== 'string') throw uploadRefusal(answer)
      onProgress?.(file.size, file.size)
      return url
    },
  }
}

const json: Headers = { 'content-type': 'application/json' }
