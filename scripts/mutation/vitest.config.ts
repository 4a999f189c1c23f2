import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import { root } from '../run.ts'
import { breakCode } from './mutant.ts'
import { namedMutants } from './named-mutants.ts'

const conditions = ['@kling-kit/source']
const mutant = namedMutants.find(({ name }) => name === process.env['KLING_MUTANT'])

/** Breaks the code as it is loaded, so that no file on disk is ever broken. */
function breakOnLoad(): Plugin[] {
  if (!mutant) return []
  const file = join(root, mutant.file)
  return [
    {
      name: 'break-on-load',
      enforce: 'pre',
      transform: (code, id) => (id.split('?')[0] === file ? breakCode(mutant, code) : undefined),
    },
  ]
}

/** Most mutants die of a test of their own, which is short. */
class ShortFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    // oxlint-disable-next-line unicorn/no-array-sort -- a sequencer's, not an array's
    return (await super.sort(files)).toReversed()
  }
}

// The tests that need neither a browser nor another program: what mutation testing runs again and again.
export default defineConfig({
  root,
  plugins: breakOnLoad(),
  resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // It would serve one mutant's code to the next.
    fsModuleCache: false,
    // Most of a mutant's time would go into loading the same modules for each file.
    isolate: false,
    sequence: { sequencer: ShortFirst },
    // Killed is a mutant by what a test says, not by a busy machine.
    testTimeout: 20_000,
    include: [`packages/${process.env['KLING_MUTATED'] ?? '{core,proxy,spec}'}/src/**/*.test.ts`],
    exclude: [
      '**/node_modules/**',
      '**/*.{browser,e2e}.test.ts',
      '**/*redis*.test.ts',
      '**/*fuzz*.test.ts',
      '**/recipes/**',
    ],
  },
})
