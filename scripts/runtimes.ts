import { join } from 'node:path'
import { ensureProgram } from './ensure-program.ts'
import { root, run } from './run.ts'

const folder = join(root, '.cache/runtimes')
const bin = join(folder, 'node_modules/.bin')
const packages = ['bun@1.4.5', 'deno@2.9.6', 'workerd@1.20261117.1']

/** Finds or fetches the runtimes beside Node on which the proxy is tested, for `KLING_RUNTIMES`. @throws {Error} */
export function ensureRuntimes(): string {
  ensureProgram({
    name: 'Bun, Deno and workerd',
    find: () =>
      ['bun', 'deno', 'workerd'].every((name) => run(join(bin, name), ['--version'], { quiet: true }))
        ? bin
        : undefined,
    ways: [['npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...packages]]],
    missing: `Bun, Deno and workerd are needed in ${folder}: npm install --prefix ${folder} ${packages.join(' ')}`,
  })
  return bin
}
