import { isPublicMediaAddress } from '@kling-kit/spec'
import type { CallLimits } from '../caller/call-window.ts'
import { insist, isLimit, mustBeLimits } from '../handler/settings.ts'

/** How files are fetched: streamed, no redirect followed. `globalThis.fetch` fits; `nodeFetch` does not, for it reads answers whole. */
export type MediaFetch = (
  url: string,
  init: {
    method: 'GET' | 'HEAD'
    headers: Record<string, string>
    redirect: 'manual'
    signal: AbortSignal
  },
) => Promise<Response>

export interface MediaOptions {
  /** Where files may be fetched from, by https. Default: `images.segmind.com`. A loopback upstream's own origin is always one. */
  hosts?: readonly string[]
  /** Of one file. Default 512 MiB. */
  maxBytes?: number
  /** Until the media host begins to answer, and between two pieces of a file. Default 15 s. */
  idleMs?: number
  /** Until a caller takes the next piece. A player that paused asks again for the part that it lacks. Default 60 s. */
  readerIdleMs?: number
  /** One answer, however slowly its caller takes it. Default 15 min. */
  totalMs?: number
  /** Files, or parts of them, that one caller fetches at once, in this process. Default 24. */
  maxDownloads?: number
  /** Those of all callers together. Default 1000. */
  maxDownloadsInAll?: number
  /** Default: the proxy's own, if the app gave it one that streams; else the host's. */
  fetch?: MediaFetch
}

type Numbers = 'maxBytes' | 'idleMs' | 'readerIdleMs' | 'totalMs'

export interface MediaRules extends Required<Pick<MediaOptions, 'hosts' | Numbers>> {
  places: CallLimits
}

/** The options with their defaults. @throws {Error} for one that cannot work or would not be safe. */
export function mediaRulesOf(options: MediaOptions): MediaRules {
  const { hosts = ['images.segmind.com'], maxBytes = 2 ** 29, idleMs = 15_000, totalMs = 900_000 } = options
  const { readerIdleMs = 60_000, maxDownloads = 24, maxDownloadsInAll = 1000 } = options
  insist(hosts.every(isPublicHost), '`hosts` takes names that strangers reach: media.example.com')
  const numbers = { maxBytes, idleMs, readerIdleMs, totalMs }
  insist([...Object.values(numbers), maxDownloads, maxDownloadsInAll].every(isLimit), mustBeLimits)
  const places = { submitsPerMinute: 0, maxCalls: maxDownloads, maxCallsInAll: maxDownloadsInAll }
  return { hosts, places, ...numbers }
}

const isPublicHost = (host: string) =>
  /^[a-z\d.-]+(:\d+)?$/.test(host) && isPublicMediaAddress(`https://${host}/`)
