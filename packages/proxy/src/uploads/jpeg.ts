import { mostParts, type PictureFacts, viewOf } from './picture-facts.ts'

export const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

const isStandalone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
/** Start of a frame: C0 to CF but for the tables C4, C8 and CC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Walks the segments of a JPEG, decoding no pixel. Undefined when it is damaged, cut off or of a kind that nobody uses. */
export function readJpeg(bytes: Uint8Array): PictureFacts | undefined {
  const view = viewOf(bytes)
  const extras: Uint8Array[] = []
  let frame: Pick<PictureFacts, 'width' | 'height'> | undefined
  let hasPixels = false
  let at = 2
  for (let parts = 0; parts < mostParts && at + 2 <= bytes.length; parts++) {
    const marker = view.getUint8(at + 1)
    if (view.getUint8(at) !== 0xff) return undefined
    if (marker === 0xd9)
      return frame && hasPixels
        ? { type: 'image/jpeg', ...frame, end: at + 2, isAnimated: false, extras }
        : undefined
    if (marker === 0xff || isStandalone(marker)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    if (at + 4 > bytes.length) return undefined
    const next = at + 2 + view.getUint16(at + 2)
    if (next < at + 4 || next > bytes.length || marker === 0xd8 || marker === 0) return undefined
    if (isFrame(marker)) {
      // Baseline, extended and progressive, eight bits; one frame.
      if (frame || marker > 0xc2 || next < at + 9 || view.getUint8(at + 4) !== 8) return undefined
      frame = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    } else if (marker !== 0xda) extras.push(bytes.subarray(at + 4, next))
    hasPixels ||= marker === 0xda
    at = marker === 0xda ? endOfScan(bytes, next) : next
  }
  return undefined
}

/** Pixels go on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = start; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] as number
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}
