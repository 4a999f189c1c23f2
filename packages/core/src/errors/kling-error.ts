import type { Billed } from '@kling-kit/spec'

export interface KlingErrorOptions {
  code: string
  message: string
  requestId?: string
  intentId?: string
  billed: Billed
  retriable?: boolean
  cause?: unknown
}

const mark = Symbol.for('kling-kit.error')

/** The root of every error that kling-kit throws. Tell one by `KlingError.is`, which also works across bundles. */
export class KlingError extends Error {
  declare readonly code: string
  declare readonly requestId?: string
  declare readonly intentId?: string
  /** Whether money was or may have been spent. */
  declare readonly billed: Billed
  /** Whether the same request may work later. Nothing is ever sent again by itself. */
  declare readonly retriable: boolean

  /** `more` is what a kind of error adds, its name included: a minifier would shorten that of the class. */
  constructor({ message, cause, ...facts }: KlingErrorOptions, more: object = { name: 'KlingError' }) {
    super(message, cause === undefined ? undefined : { cause })
    Object.assign(this, { retriable: false }, facts, more)
    Object.defineProperty(this, mark, { value: true })
  }

  static is(value: unknown): value is KlingError {
    return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[mark] === true
  }
}
