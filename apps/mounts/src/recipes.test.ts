import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const pages = {
  'mounting.md': [
    'recipes/kling.ts',
    '../next/app/api/kling/[...path]/route.ts',
    'recipes/express.ts',
    'recipes/fastify.ts',
    'recipes/hono.ts',
    'recipes/routes/api.kling.$.ts',
    'recipes/node.ts',
    'recipes/worker.ts',
  ],
  'who-may-spend.md': [
    'recipes/auth-js.ts',
    'recipes/auth.ts',
    'recipes/clerk.ts',
    'recipes/clerk-backend.ts',
    'recipes/refund-failed.ts',
  ],
}
const shown = Object.entries(pages).flatMap(([page, files]) => files.map((file) => [page, file] as const))

it.each(shown)('docs/%s shows %s, which runs in the tests', (page, file) => {
  expect(read(`../../../docs/${page}`)).toContain(`\`\`\`ts\n${read(file)}\`\`\`\n`)
})
