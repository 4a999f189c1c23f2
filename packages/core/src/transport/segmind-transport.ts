import { decodeResultAnswer, decodeStatusAnswer, decodeSubmitAnswer } from '@kling-kit/spec'
import { systemClock } from '../time/clock.ts'
import { jobCalls } from './job-calls.ts'
import { objectOf, readAnswer } from './read-answer.ts'
import { uploadRefusal } from '../submit/refusal.ts'
import type { Transport } from './transport.ts'

export interface SegmindTransportOptions {
  /** The environment's `SEGMIND_API_KEY` by default. */
  apiKey?: string
  /** The environment's `SEGMIND_BASE_URL`, or else `https://api.segmind.com`. */
  baseUrl?: string
  fetch?: typeof globalThis.fetch
}

/** Speaks to Segmind itself. For servers and scripts: it refuses to run in a browser. */
export function segmindTransport(options: SegmindTransportOptions = {}): Transport {
  if (typeof window === 'object' && typeof document === 'object') {
    throw new Error(
      'segmindTransport would hand your Segmind key to everybody who opens this page. Use proxyTransport here, and createKlingProxy on your server.',
    )
  }
  const { SEGMIND_API_KEY, SEGMIND_BASE_URL } = environment()
  const apiKey = readKey(options.apiKey ?? SEGMIND_API_KEY)
  const baseUrl = readBaseUrl(options.baseUrl ?? SEGMIND_BASE_URL ?? productionUrl)

  const send = async (url: string, signal?: AbortSignal, body?: string) => {
    const { fetch = globalThis.fetch } = options
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json', accept: 'application/json' },
      body,
      signal,
      // Node sends the key along to whatever host a redirect names (undici#4917).
      redirect: 'manual',
    })
    return readAnswer(response)
  }
  const call = (path: string, signal?: AbortSignal, body?: string) =>
    send(`${baseUrl}/v2/${path}`, signal, body)

  return {
    baseUrl,
    submit: async ({ modelId, body, signal }) =>
      decodeSubmitAnswer(await call(encodeURIComponent(modelId), signal, JSON.stringify(body)), from()),
    ...jobCalls(
      call,
      (answer) => decodeStatusAnswer(answer, from()),
      (answer) => decodeResultAnswer(answer, from()),
    ),
    async upload(file, { signal, onProgress }) {
      const body = JSON.stringify({ data_urls: [await dataUrlOf(file)] })
      // Segmind takes files on a host of its own; the simulator on the one that it has.
      const host = baseUrl === productionUrl ? 'https://workflows-api.segmind.com' : baseUrl
      const answer = await send(`${host}/upload-asset`, signal, body)
      const { file_urls, urls } = objectOf(answer.body)
      const url: unknown = [file_urls, urls].flat()[0]
      if (typeof url !== 'string') throw uploadRefusal(answer)
      onProgress?.(file.size, file.size)
      return url
    },
  }
}

const productionUrl = 'https://api.segmind.com'

/** The time is wanted for the reset time of a 429. */
const from = () => ({ from: 'segmind', now: systemClock.now() }) as const

function environment(): Record<string, string | undefined> {
  return (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env ?? {}
}

function readKey(given: string | undefined): string {
  const apiKey = given?.trim()
  if (!apiKey) {
    throw new Error(
      'segmindTransport found no key. Set SEGMIND_API_KEY in the environment, or give it { apiKey }.',
    )
  }
  // A key that is no header value would be printed by the error that fetch throws over it.
  if (/^[\x21-\x7e]+$/.test(apiKey)) return apiKey
  throw new Error('The Segmind key holds a character that no key has, as a line break in it. Copy it again.')
}

function readBaseUrl(given: string): string {
  const { origin, protocol, hostname } = new URL(given)
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback)) return origin
  throw new Error(
    'segmindTransport sends its key over https only, or over http to this machine. Change baseUrl.',
  )
}

async function dataUrlOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
  }
  return `data:${file.type || 'image/png'};base64,${btoa(binary)}`
}
