import { coreMutants } from './core-mutants.ts'
import { proxyMutants } from './proxy-mutants.ts'

/** The faults that no change may ever bring in unnoticed. */
export const namedMutants = [...proxyMutants, ...coreMutants]
