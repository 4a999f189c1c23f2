import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { createFindKey } from './find-key.ts'
import { packAll, published } from './pack.ts'
import { root } from './run.ts'
import { searchFiles } from './search-files.ts'

// Looks for the environment's key in all that was built in that environment: it must be nowhere.
const findKey = createFindKey(process.env['SEGMIND_API_KEY'] ?? '')
const storybook = join(root, 'storybook-static')
const dists = published.map((name) => join(root, 'packages', name, 'dist'))
const missing = [storybook, ...dists].filter((folder) => !existsSync(folder))
if (missing.length > 0)
  throw new Error(
    `There is no ${missing.join(', no ')}. Run pnpm build and pnpm build:storybook with the same SEGMIND_API_KEY first.`,
  )

const folder = mkdtempSync(join(tmpdir(), 'kling-kit-key-'))
try {
  const studio = join(folder, 'studio')
  const unpacked = join(folder, 'unpacked')
  await build({
    configFile: join(root, 'apps/studio/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: studio, sourcemap: true },
  })
  for (const tarball of Object.values(packAll(join(folder, 'packed')))) {
    const target = join(unpacked, basename(tarball, '.tgz'))
    mkdirSync(target, { recursive: true })
    execFileSync('tar', ['-xzf', tarball, '-C', target])
  }
  let isFound = false
  for (const place of [...dists, storybook, studio, unpacked]) {
    const { files, bytes, found } = searchFiles(place, findKey)
    const verdict = found.length === 0 ? 'no key' : `KEY in ${found.join('\n       ')}`
    const size = `${files} files, ${(bytes / 2 ** 20).toFixed(1)} MiB`
    console.log(`${place.replace(`${root}/`, '').replace(`${folder}/`, '')}: ${size}: ${verdict}`)
    isFound ||= found.length > 0
  }
  if (isFound) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}
