import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const pages = {
  'shared-store.md': ['node-redis.ts', 'ioredis.ts', 'rest.ts', 'sql-store.ts'],
  'who-may-spend.md': ['development.ts', 'quota.ts', 'plans.ts', 'credits.ts'],
}
const shown = Object.entries(pages).flatMap(([page, files]) => files.map((file) => [page, file] as const))

it.each(shown)('docs/%s shows %s, which the compiler has seen', (page, file) => {
  expect(read(`../../../../../docs/${page}`)).toContain(`\`\`\`ts\n${read(file)}\`\`\`\n`)
})
