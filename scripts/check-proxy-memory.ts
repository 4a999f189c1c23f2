import { run } from './run.ts'
import type { Total } from './total.ts'

/** A million polls through the proxy: none fails, and memory stays as it was. Some minutes. */
export function checkProxyMemory(): Total {
  const bench = ['--conditions', '@kling-kit/source', 'apps/bench/src/main.ts', 'proxy-memory']
  return run('node', bench) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}
