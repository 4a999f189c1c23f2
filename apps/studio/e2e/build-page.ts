import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

export interface BuiltPage extends Disposable {
  folder: string
}

/** One of the pages beside this file, built from the sources of the packages into a folder of its own. */
export async function buildPage(name: 'press-page' | 'tab-page'): Promise<BuiltPage> {
  const folder = mkdtempSync(join(tmpdir(), `kling-kit-${name}-`))
  using stack = new DisposableStack()
  stack.defer(() => rmSync(folder, { recursive: true }))
  await build({
    configFile: false,
    root: join(import.meta.dirname, name),
    plugins: [react()],
    resolve: { conditions: ['@kling-kit/source', 'module', 'browser', 'development|production'] },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
    logLevel: 'error',
  })
  const owned = stack.move()
  return { folder, [Symbol.dispose]: () => owned.dispose() }
}
