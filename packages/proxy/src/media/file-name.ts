const endings: Readonly<Record<string, string>> = {
  'application/octet-stream': 'bin',
  'image/jpeg': 'jpg',
  'video/quicktime': 'mov',
}

// What Windows takes for a device.
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * The `filename` parameters of Content-Disposition (RFC 6266, 8187): letters and digits of any script and a few signs, no path,
 * no control, nothing invisible; the ending follows the type, whatever the name says.
 */
export function safeFileName(wanted: string, type: string, requestId: string): string {
  const stem = wanted
    .replace(/\.\w{1,5}$/, '')
    .replace(/[^\p{L}\p{M}\p{N} ()_-]+/gu, '_')
    .replace(/^[\s_-]+|[\s_-]+$/g, '')
    // Whole characters, as a half of one could not be encoded.
    .replace(/^(.{80}).*/u, '$1')
  // Segmind calls every file output.
  const isName = stem && !/^output$/i.test(stem) && !device.test(stem)
  const chosen = isName ? stem : `kling-${requestId.slice(0, 8)}`
  const ending = endings[type] ?? /\w+$/.exec(type)?.[0] ?? 'bin'
  const ascii = `${chosen}.${ending}`.replace(/[^\x20-\x7e]/g, '_')
  const encoded = encodeURIComponent(`${chosen}.${ending}`).replace(
    /['()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`
}
