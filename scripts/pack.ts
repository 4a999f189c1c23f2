import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

/** The packages that are published, by folder name, in the order in which they build on each other. */
export const published = ['spec', 'core', 'react', 'ui', 'proxy', 'simulator'] as const

/** Packs published packages, by default all, as `pnpm publish` would. The tarballs' paths, by package name. They must have been built. */
export function packAll(
  folder: string,
  names: readonly (typeof published)[number][] = published,
): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`@kling-kit/${name}`, pack(name, folder)]))
}

function pack(name: string, folder: string): string {
  const target = join(folder, name)
  execFileSync('pnpm', ['pack', '--pack-destination', target], {
    cwd: join(root, 'packages', name),
    stdio: 'pipe',
  })
  const [tarball] = readdirSync(target)
  if (!tarball) throw new Error(`pnpm pack made no tarball of ${name}.`)
  return join(target, tarball)
}
