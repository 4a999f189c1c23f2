import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** Builds the page into a folder of its own, so that nobody's edits reach a page that is being driven. */
export async function buildStudio(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'kling-kit-studio-'))
  const remove = () => rmSync(folder, { recursive: true })
  const configFile = join(import.meta.dirname, '../vite.config.ts')
  try {
    await build({ configFile, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  } catch (error) {
    remove()
    throw error
  }
  return { folder, remove }
}
