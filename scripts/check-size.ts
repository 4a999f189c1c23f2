import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { root } from './run.ts'

/** Bytes of a kB, as in every budget here. */
const kB = 1024
const react = [/^react(-dom)?(\/|$)/]
const spec = '@kling-kit/spec'
const core = '@kling-kit/core'

interface Budget {
  what: string
  /** A module that imports what an app would. */
  code: string
  external: (string | RegExp)[]
  budgetKb: number
}

// Where a budget is not the design's, docs/decisions/0012 says why.
const budgets: Budget[] = [
  {
    what: 'spec: five models and their parser, own code',
    code: `export { models } from '${spec}'`,
    external: [/^zod/],
    budgetKb: 6,
  },
  {
    what: 'spec: everything, own code',
    code: `export * from '${spec}'`,
    external: [/^zod/],
    budgetKb: 10.8,
  },
  {
    what: 'core: everything, own code',
    code: `export * from '${core}'`,
    external: [spec, '@tanstack/query-core'],
    budgetKb: 17.5,
  },
  {
    what: 'react: provider, useGenerate, useSubmit, useKlingJob, own code',
    code: `export { KlingProvider, useGenerate, useSubmit, useKlingJob } from '@kling-kit/react'`,
    external: [...react, core, spec],
    budgetKb: 2,
  },
  {
    what: 'proxy: base entry, own code',
    code: `export * from '@kling-kit/proxy'`,
    external: [spec],
    budgetKb: 12.1,
  },
  {
    what: 'proxy: events, with what it shares with the base entry',
    code: `export * from '@kling-kit/proxy/events'`,
    external: [spec],
    budgetKb: 6.5,
  },
  {
    what: 'all in: client and one hook, models: []',
    code: `import { createKlingClient, proxyTransport } from '${core}'
      export { KlingClientProvider, useGenerate } from '@kling-kit/react'
      export const client = createKlingClient({ transport: proxyTransport({ baseUrl: '/api/kling' }), models: [] })`,
    external: react,
    budgetKb: 25.75,
  },
  {
    what: 'all in: client and one hook, five models',
    code: `import { createKlingClient, proxyTransport } from '${core}'
      import { models } from '${spec}'
      export { KlingProvider, useGenerate } from '@kling-kit/react'
      export const client = createKlingClient({ transport: proxyTransport({ baseUrl: '/api/kling' }), models })`,
    external: react,
    budgetKb: 34,
  },
  {
    what: 'all in: the studio, first load',
    code: `export { KlingStudio } from '@kling-kit/ui'`,
    external: react,
    budgetKb: 55,
  },
]

const rows = await Promise.all(
  budgets.map(async (budget) => ({ ...budget, bytes: await firstLoadBytes(budget) })),
)
const css = gzipSync(readFileSync(join(root, 'packages/ui/dist/styles.css'))).length
const all = [...rows, { what: 'ui, stylesheet', bytes: css, budgetKb: 6 }]

for (const { what, bytes, budgetKb } of all) {
  const verdict = bytes <= budgetKb * kB ? 'ok  ' : 'OVER'
  console.log(
    `${verdict} ${(bytes / kB).toFixed(2).padStart(6)} of ${budgetKb.toFixed(2).padStart(5)} kB  ${what}`,
  )
}
if (all.some(({ bytes, budgetKb }) => bytes > budgetKb * kB)) process.exitCode = 1

/** Minified and gzipped bytes of what loads at once, as Vite bundles the built packages; chunks behind import() are left out. */
async function firstLoadBytes({ code, external }: Budget): Promise<number> {
  const entry = 'virtual:entry'
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: entry,
        resolveId: (id) => (id === entry ? join(root, 'entry.js') : undefined),
        load: (id) => (id === join(root, 'entry.js') ? code : undefined),
      },
    ],
    // Without 'browser', which would refuse the proxy: it is measured as a fetch host loads it.
    resolve: { conditions: ['module', 'workerd', 'production'] },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry, external, preserveEntrySignatures: 'strict' },
    },
  })
  const chunks = (built as Rolldown.RolldownOutput).output.filter((file) => file.type === 'chunk')
  const loaded = new Set(chunks.filter((chunk) => chunk.isEntry))
  for (const chunk of loaded) {
    for (const next of chunks) if (chunk.imports.includes(next.fileName)) loaded.add(next)
  }
  return [...loaded].reduce((total, chunk) => total + gzipSync(chunk.code).length, 0)
}
