import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Findings } from '../bench.ts'

const rounds = 15
const goalMs = 15

const imported = [
  '@kling-kit/proxy',
  '@kling-kit/spec',
  '@kling-kit/proxy/node',
  '@fal-ai/server-proxy/express',
  '@fal-ai/server-proxy/hono',
  'http-proxy',
  'node:http',
]

/** What a server's start pays for the proxy: CPU of importing it, as it is built. */
export function run(): Findings {
  insistOnBuild()
  // In turns, so that a busy moment of the machine falls on all of them.
  const spent = Array.from({ length: rounds }, () => [undefined, ...imported].map(importCpuMs))
  const [empty = 0, ...whole] = [undefined, ...imported].map((_, at) =>
    median(spent.map((row) => row[at] ?? 0)),
  )
  const own = whole.map((ms) => ms - empty)
  return {
    conditions: [
      `Each import in a fresh process of Node ${process.version}, ${rounds} times in turns; CPU of the process, user and system, less that of one that imports nothing (${empty.toFixed(1)} ms). Medians.`,
      'Ours as built and as Node resolves it, without the workspace’s sources. What runs beside it on the machine makes all of them dearer.',
    ],
    tables: [
      {
        title: `CPU of an import (ours to reach: ≤ ${goalMs} ms)`,
        columns: ['import', 'ms'],
        rows: imported.map((name, at) => [name, own[at]?.toFixed(1) ?? '']),
      },
    ],
    json: {
      rounds,
      goals: { importCpuMs: own[0] },
      cpuMs: Object.fromEntries(imported.map((name, at) => [name, own[at]])),
    },
  }
}

function importCpuMs(name: string | undefined): number {
  const code = `${name ? `await import('${name}')` : ''}
    const { user, system } = process.cpuUsage()
    process.stdout.write(String((user + system) / 1000))`
  const options = {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, NODE_OPTIONS: '' },
  } as const
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', code], options))
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN
}

function insistOnBuild() {
  const built = new URL('../../../../packages/proxy/dist/on-node.js', import.meta.url)
  if (!existsSync(built)) throw new Error('The packages are not built. Run pnpm build first.')
}
