import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, run } from './run.ts'

const pages = execFileSync('git', ['ls-files', '*.md', '*.mdx'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n')
const dead = pages.flatMap((page) => deadLinks(page).map((link) => `${page}: ${link}`))
for (const link of dead) console.error(`Dead link in ${link}`)

const tables = ['scripts/models-table.ts', 'scripts/wire-table.ts']
const stale = tables.filter(
  (script) => !run('node', ['--conditions', '@kling-kit/source', script, '--check']),
)
if (dead.length > 0 || stale.length > 0) process.exitCode = 1
else
  console.log(`${pages.length} pages: every link leads somewhere, and the tables made from code are fresh.`)

/** Links of a page to files of this repository that are not there. */
function deadLinks(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '')
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  return targets.filter(
    (target) => isLocal(target) && !existsSync(join(root, dirname(page), target.split('#')[0] ?? '')),
  )
}

function isLocal(target: string): boolean {
  return !/^(?:[a-z]+:|#|\?)/.test(target)
}
