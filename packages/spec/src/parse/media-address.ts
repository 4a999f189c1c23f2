import { isLoopbackHost } from './loopback.ts'
import type { ParseOptions } from '../registry/model.ts'
import { parseUrl } from './url.ts'

const privateV4 =
  /^(0|10|127|22[4-9]|2[3-5]\d|169\.254|192\.168|192\.0\.[02]|198\.1[89]|198\.51\.100|203\.0\.113|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./
// Only 2000::/3 is routed to strangers; 6to4 (2002:), Teredo (2001:0:) and the documentation's 2001:db8: are taken out of it.
const publicV6 = /^\[(?!2002:|2001:(0?:|db8:))[23][\da-f]{3}:/
const privateName = /(^|\.)(local|localhost|internal|home\.arpa)$/

/** Whether Segmind can fetch a picture from this address: http(s), no credentials in it, and a host that strangers reach. */
export function isPublicMediaAddress(address: string, { mediaOrigins }: ParseOptions = {}): boolean {
  const url = parseUrl(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return false
  if (mediaOrigins?.includes(url.origin)) return true
  // The URL parser has already turned 0x7f.1 into 127.0.0.1 and shortened IPv6.
  const host = url.hostname.replace(/\.$/, '')
  if (host.startsWith('[')) return publicV6.test(host)
  return host.includes('.') && !privateV4.test(host) && !privateName.test(host)
}

/** The address of a finished file if a page may use it: https, or http on loopback, without credentials. */
export function safeMediaUrl(address: unknown): string | undefined {
  const url = typeof address === 'string' && address.length < 4096 ? parseUrl(address) : undefined
  if (!url || url.username || url.password) return undefined
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname))
  return isSafe ? url.href : undefined
}
