import { letters, mostParts, type PictureFacts, viewOf } from './picture-facts.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

export const isPng = (bytes: Uint8Array) => signature.every((byte, at) => bytes[at] === byte)

/** Walks the chunks of a PNG, inflating nothing. Undefined when it is damaged or cut off. */
export function readPng(bytes: Uint8Array): PictureFacts | undefined {
  const view = viewOf(bytes)
  const facts: PictureFacts = {
    type: 'image/png',
    width: 0,
    height: 0,
    end: 0,
    isAnimated: false,
    extras: [],
  }
  let hasPixels = false
  let at = signature.length
  for (let parts = 0; parts < mostParts && at + 12 <= bytes.length; parts++) {
    const length = view.getUint32(at)
    const type = letters(bytes.subarray(at + 4, at + 8))
    const next = at + 12 + length
    if (next > bytes.length || (parts === 0) !== (type === 'IHDR')) return undefined
    if (type === 'IHDR') {
      if (length !== 13) return undefined
      facts.width = view.getUint32(at + 8)
      facts.height = view.getUint32(at + 12)
    } else if (type === 'IDAT') hasPixels = true
    else if (type === 'IEND') return hasPixels && length === 0 ? { ...facts, end: next } : undefined
    else if (type === 'acTL') facts.isAnimated = true
    // A capital first letter marks what a reader must understand.
    else if (type !== 'PLTE' && !/^[a-z][A-Za-z]{3}$/.test(type)) return undefined
    else facts.extras.push(bytes.subarray(at + 8, next - 4))
    at = next
  }
  return undefined
}
