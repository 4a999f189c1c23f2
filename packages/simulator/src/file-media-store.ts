import { readFile } from 'node:fs/promises'
import { mediaAssets } from './media-asset.ts'
import type { MediaStore } from './media-store.ts'

/** Reads the committed files from this package's folder. Each once. */
export function fileMediaStore(): MediaStore {
  const files = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

  return {
    async read(name) {
      const url = Object.hasOwn(mediaAssets, name) ? mediaAssets[name]?.() : undefined
      if (!url) return undefined
      const file = files.get(name) ?? readFile(url).then((bytes) => new Uint8Array(bytes))
      files.set(name, file)
      return file
    },
  }
}
