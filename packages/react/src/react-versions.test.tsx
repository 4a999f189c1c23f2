import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import type { ScenarioReport } from './testing/scenario.tsx'

const require = createRequire(import.meta.url)
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`))
const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)))

/** Bundles the scenario with one React in all places: ours, and react-dom's own. In a process of its own, for esbuild does not run in jsdom. */
function bundleScenario(react: string, reactDom: string, file: string) {
  const nativeRequire = `import{createRequire as r}from'node:module';const require=r(${JSON.stringify(import.meta.url)})`
  const flags = [
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--jsx=automatic',
    '--conditions=@kling-kit/source',
    '--log-level=error',
    `--alias:react=${folderOf(react)}`,
    `--alias:react-dom=${folderOf(reactDom)}`,
    `--banner:js=${nativeRequire}`,
    `--outfile=${file}`,
  ]
  const esbuild = join(folderOf('esbuild'), 'bin/esbuild')
  execFileSync(esbuild, ['src/testing/scenario.tsx', ...flags], { cwd: packageFolder })
}

it.each([
  ['18', 'react-18', 'react-dom-18'],
  ['19', 'react', 'react-dom'],
])(
  'on React %s one press is one request, from the server-rendered page to the video',
  async (major, ...names) => {
    // Below node_modules, from where vitest lets Node import as it is.
    const folder = mkdtempSync(join(packageFolder, 'node_modules/.scenario-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'scenario.mjs')
    bundleScenario(...names, file)
    const { runScenario } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
      runScenario: () => Promise<ScenarioReport>
    }
    const report = await runScenario()
    expect(report.version.split('.')[0]).toBe(major)
    expect(report.html).toContain('a boat')
    expect(report).toMatchObject({
      hydrationErrors: [],
      states: ['idle', 'sending', 'queued', 'processing', 'completed'],
      callbacks: ['accepted', 'completed'],
      submissions: 1,
      media: 1,
    })
  },
  60_000,
)
