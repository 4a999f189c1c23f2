import type { Fault } from './fault.ts'

/** What is decided about a job when it is accepted. */
export interface JobFate {
  /** Multiplies its durations. */
  stretch: number
  /** FAILED within milliseconds. */
  failure?: string
  /** FAILED when it would have been done. */
  lateFailure?: string
  isGone?: boolean
  isStuck?: boolean
  hasNoMedia?: boolean
}

export const ordinaryFate: JobFate = { stretch: 1 }

const defaultFailure = 'Generation failed. Please try again.'

/** The fate that a fault on the submission gives the job, if it is of that sort. */
export function fateOf(fault: Fault): JobFate | undefined {
  switch (fault.type) {
    case 'fail': {
      const message = fault.message ?? defaultFailure
      return fault.late ? { stretch: 1, lateFailure: message } : { stretch: 1, failure: message }
    }
    case 'expire':
      return { stretch: 1, isGone: true }
    case 'no-media':
      return { stretch: 1, hasNoMedia: true }
    case 'stuck':
      return { stretch: 1, isStuck: true }
    case 'long':
      return { stretch: fault.factor ?? 4 }
    default:
      return undefined
  }
}
