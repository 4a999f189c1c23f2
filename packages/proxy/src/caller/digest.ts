const encoder = new TextEncoder()

export const utf8 = (text: string) => encoder.encode(text)

export function toBase64Url(bytes: ArrayBuffer): string {
  const base64 = btoa(String.fromCharCode(...new Uint8Array(bytes)))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** SHA-256 of these words in their order, base64url. */
export async function digest(...words: string[]): Promise<string> {
  return toBase64Url(await crypto.subtle.digest('SHA-256', utf8(JSON.stringify(words))))
}
