import { objectOf, plainText } from './answer.ts'
import { type ErrorCode, errorCodes } from './error-code.ts'
import type { Issue } from '../registry/issue.ts'
import { clampDelay, retryAfterMs } from './retry-after.ts'
import type { HttpAnswer, WireError } from './wire.ts'
import { wireError } from './wire-error.ts'

/** The proxy's own envelope, or undefined when the answer is somebody else's. */
export function proxyError(answer: HttpAnswer, now?: number): WireError | undefined {
  const { error, code, billed, retry_after_ms: delayMs, issues } = objectOf(answer.body)
  if (typeof error !== 'string' || typeof code !== 'string' || !Object.hasOwn(errorCodes, code))
    return undefined
  return {
    code: code as ErrorCode,
    message: plainText(error),
    httpStatus: answer.httpStatus,
    billed: billed === 'no' || billed === 'yes' ? billed : 'unknown',
    retryAfterMs: Number.isFinite(delayMs) ? clampDelay(delayMs as number) : retryAfterMs(answer, now),
    ...(Array.isArray(issues) && { issues: issues.slice(0, 100).flatMap(readIssue) }),
  }
}

function readIssue(value: unknown): Issue[] {
  const { path, message } = objectOf(value)
  if (!Array.isArray(path) || typeof message !== 'string') return []
  const keys = path.filter((key) => typeof key === 'string' || typeof key === 'number')
  return [{ path: keys, message: plainText(message) }]
}

/** A GET to the proxy that did not tell about the job, in one of our codes. */
export const proxyReadingError = (answer: HttpAnswer, now?: number): WireError =>
  proxyError(answer, now) ?? wireError(answer, strangerCode(answer), 'unknown', now)

// Something between us and the proxy answered: a login page, a firewall, another mount.
function strangerCode({ httpStatus }: HttpAnswer): ErrorCode {
  if (httpStatus === 401 || httpStatus === 403) return 'unauthorized'
  if (httpStatus === 404 || httpStatus === 405) return 'not-found'
  return httpStatus === 429 ? 'rate-limited' : 'bad-upstream'
}
