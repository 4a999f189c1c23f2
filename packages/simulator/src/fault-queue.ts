import type { Fault, FaultName, FaultType, Phase } from './fault.ts'
import { bareId } from './job-record.ts'

/** What a fault is matched against. */
export interface FaultTarget {
  phase: Phase
  requestId?: string
  modelId?: string
}

/** Faults one after another, each for the next call it fits; or a function that is asked at every call. */
export type Script = readonly (Fault | FaultName)[] | ((target: FaultTarget) => Fault | FaultName | undefined)

const api: readonly Phase[] = ['submit', 'status', 'result', 'upload', 'balance']
const jobCalls: readonly Phase[] = ['submit', 'status', 'result']
const polls: readonly Phase[] = ['status', 'result']

/** The phases a fault meets when it does not say `on`, where that is not every call of the API. */
export const faultPhases: Partial<Record<FaultType, readonly Phase[]>> = {
  'bad-request': ['submit'],
  'insufficient-credits': ['submit'],
  'spend-limit': ['submit'],
  'wrong-content-type': ['submit'],
  'invalid-value': ['submit'],
  'restricted-model': ['submit'],
  'unknown-model': ['submit'],
  'retired-model': ['submit'],
  'not-found': polls,
  'deep-json': jobCalls,
  'prototype-keys': jobCalls,
  'other-id': jobCalls,
  'invalid-id': jobCalls,
  'missing-id': jobCalls,
  minimal: jobCalls,
  'unknown-status': polls,
  backwards: polls,
  'leak-balance': jobCalls,
  'failed-under-200': polls,
  'error-object': polls,
  output: ['result'],
  'no-media': ['submit', 'result'],
  binary: ['result'],
  fail: ['submit'],
  expire: ['submit'],
  stuck: ['submit'],
  long: ['submit'],
  'media-gone': ['media'],
  'no-range': ['media'],
}

function fits(fault: Fault, target: FaultTarget): boolean {
  const phases = fault.on === undefined ? (faultPhases[fault.type] ?? api) : [fault.on].flat()
  return (
    phases.includes(target.phase) &&
    (fault.requestId === undefined || bareId(fault.requestId) === target.requestId) &&
    (fault.modelId === undefined || fault.modelId === target.modelId)
  )
}

const named = (fault: Fault | FaultName): Fault =>
  typeof fault === 'string' ? ({ type: fault } as Fault) : fault

/** Faults that wait for the call they fit; the first that fits is taken. */
export function createFaultQueue(script: Script = []) {
  const waiting: { fault: Fault; left: number }[] = []
  const add = (fault: Fault | FaultName) => {
    const entry = named(fault)
    waiting.push({ fault: entry, left: entry.times ?? 1 })
  }
  if (typeof script !== 'function') for (const fault of script) add(fault)

  return {
    add,
    take(target: FaultTarget): Fault | undefined {
      const index = waiting.findIndex(({ fault }) => fits(fault, target))
      const entry = waiting[index]
      if (entry) {
        entry.left -= 1
        if (entry.left <= 0) waiting.splice(index, 1)
        return entry.fault
      }
      const scripted = typeof script === 'function' ? script(target) : undefined
      return scripted === undefined ? undefined : named(scripted)
    },
    clear: () => void waiting.splice(0),
    get waiting(): readonly Fault[] {
      return waiting.map(({ fault }) => fault)
    },
  }
}

export type FaultQueue = ReturnType<typeof createFaultQueue>
