/** A name for what a person asked for once: 128 random bits. */
export function mintIntentId(): string {
  // Not crypto.randomUUID, which is missing from pages served over plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
