import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'

/** The versions of React that a page may have, by the names of their packages. */
export const reactVersions = [
  { major: '18', react: 'react-18', reactDom: 'react-dom-18' },
  { major: '19', react: 'react', reactDom: 'react-dom' },
]
export type ReactVersion = (typeof reactVersions)[number]

const require = createRequire(import.meta.url)
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`))
const packageFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A module of `testing/` with one React in all places: ours, and that of whatever it imports. */
export async function importWithReact<Module>(name: string, version: ReactVersion): Promise<Module> {
  // Below node_modules, from where vitest lets Node import as it is.
  const folder = mkdtempSync(join(packageFolder, 'node_modules/.bundle-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'bundle.mjs')
  bundle(name, version, file)
  return import(/* @vite-ignore */ pathToFileURL(file).href)
}

/** In a process of its own, for esbuild does not run in jsdom. */
function bundle(name: string, { react, reactDom }: ReactVersion, file: string) {
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
  execFileSync(join(folderOf('esbuild'), 'bin/esbuild'), [`src/testing/${name}`, ...flags], {
    cwd: packageFolder,
  })
}
