import { join } from 'node:path'
import { buildSync } from 'esbuild'

/** The recipe as a bundler for fetch hosts makes it of the built packages. Fails over any import that it cannot bring along. */
export function bundleWorker(how: { format: 'esm' } | { format: 'iife'; globalName: string }): string {
  const { outputFiles } = buildSync({
    ...how,
    entryPoints: [join(import.meta.dirname, '../recipes/worker.ts')],
    bundle: true,
    platform: 'neutral',
    conditions: ['workerd', 'worker'],
    mainFields: ['module', 'main'],
    write: false,
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}
