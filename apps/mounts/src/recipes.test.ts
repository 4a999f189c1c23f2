import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const page = read('../../../docs/mounting.md')

it.each([
  'recipes/kling.ts',
  '../next/app/api/kling/[...path]/route.ts',
  'recipes/express.ts',
  'recipes/fastify.ts',
  'recipes/hono.ts',
  'recipes/react-router.ts',
  'recipes/node.ts',
  'recipes/worker.ts',
])('docs/mounting.md shows %s, which runs in the tests', (file) => {
  expect(page).toContain(`\`\`\`ts\n${read(file)}\`\`\`\n`)
})
