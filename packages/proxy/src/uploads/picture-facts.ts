/** What the bytes of a picture say about it, whatever its name or sender says. */
export interface PictureFacts {
  type: 'image/png' | 'image/jpeg'
  width: number
  height: number
  /** Where the picture ends; what follows is no part of it. */
  end: number
  isAnimated: boolean
  /** Everything in it that is no pixel: comments, profiles, thumbnails. */
  extras: Uint8Array[]
}

/** More parts than any camera or editor makes. */
export const mostParts = 20_000

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const latin1 = new TextDecoder('latin1')

export const letters = (bytes: Uint8Array) => latin1.decode(bytes)
