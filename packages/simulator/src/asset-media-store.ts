import { mediaAssets } from './media-asset.ts'
import type { MediaStore } from './media-store.ts'

/** Fetches the committed files from where the bundler of the page put them. Each once. */
export function assetMediaStore(fetchAsset: typeof fetch = (input) => fetch(input)): MediaStore {
  const files = new Map<string, Promise<Uint8Array<ArrayBuffer> | undefined>>()

  const load = async (url: URL) => {
    // Not bundled but in Node, where fetch reads no files.
    if (url.protocol === 'file:') return undefined
    const response = await fetchAsset(url)
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
  }

  return {
    async read(name) {
      const url = Object.hasOwn(mediaAssets, name) ? mediaAssets[name]?.() : undefined
      if (!url) return undefined
      const file = files.get(name) ?? load(url)
      files.set(name, file)
      return file
    },
  }
}
