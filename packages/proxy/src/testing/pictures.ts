const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

export const join = (...parts: (Uint8Array | string)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? bytesOf(part) : part))))

const number = (value: number, size: 2 | 4) => {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntBE(value, 0, size)
  return bytes
}

/** A chunk of a PNG; its checksum is not looked at. `length` may be a lie. */
export const chunk = (type: string, content: Uint8Array | string = '', length = content.length) =>
  join(number(length, 4), type, content, number(0, 4))

export const pngStart = '\u0089PNG\r\n\u001a\n'
export const ihdr = (width: number, height: number) =>
  chunk('IHDR', join(number(width, 4), number(height, 4), '\u0008\u0002\0\0\0'))

/** A PNG with these chunks before its pixels. */
export const aPng = (width = 400, height = 400, ...extras: Uint8Array[]) =>
  join(pngStart, ihdr(width, height), ...extras, chunk('IDAT', 'pixels'), chunk('IEND'))

/** A segment of a JPEG. `length` may be a lie. */
export const segment = (marker: number, content: Uint8Array | string, length = content.length + 2) =>
  join(new Uint8Array([0xff, marker]), number(length, 2), content)

export const frame = (width: number, height: number, marker = 0xc0) =>
  segment(marker, join('\u0008', number(height, 2), number(width, 2), '\u0001\u0001\u0011\0'))

export const jpegStart = '\u00ff\u00d8'
export const jpegEnd = '\u00ff\u00d9'
export const scan = join(segment(0xda, '\u0001\u0001\0\0\u003f\0'), 'pixels\u00ff\0pixels\u00ff\u00d0pixels')

/** A JPEG with these segments before its frame. */
export const aJpeg = (width = 400, height = 400, ...extras: Uint8Array[]) =>
  join(jpegStart, segment(0xe0, 'JFIF\0'), ...extras, frame(width, height), scan, jpegEnd)
