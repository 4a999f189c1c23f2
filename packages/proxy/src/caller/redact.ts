import type { Redact } from '../handler/answer.ts'

/**
 * Takes a secret out of a text, in the forms in which an echo could carry it: as it is, wholly or partly percent-encoded or
 * escaped, in hex, and in base64 whatever stands before it. What follows `SG_` is as good as the whole. Of fewer than eight
 * characters it is a placeholder, and may well be a word.
 */
export function createRedact(secret: string): Redact {
  if (secret.length < 8) return (text) => text
  const core = secret.length > 10 ? secret.replace(/^SG_/, '') : secret
  const letters = Array.from(core, (letter) => {
    const hex = letter.charCodeAt(0).toString(16)
    return { hex, pattern: `(?:\\\\?${letter.replace(/\W/, '\\$&')}|(?:%|\\\\x|\\\\u00)${hex})` }
  })
  const forms = [
    `(?:SG_)?${letters.map(({ pattern }) => pattern).join('')}`,
    letters.map(({ hex }) => hex).join(''),
    ...[0, 1, 2].map((before) => base64Of(core, before)),
  ]
  const pattern = new RegExp(forms.join('|'), 'gi')
  return (text) => text.replace(pattern, '[redacted]')
}

/** The letters that stand for the secret alone where so many bytes (modulo 3) come before it, as a pattern. */
function base64Of(secret: string, before: number): string {
  const whole = btoa('\0'.repeat(before) + secret)
  const own = whole.slice(Math.ceil((before * 4) / 3), Math.floor(((before + secret.length) * 4) / 3))
  return own.replace(/[+/]/g, (letter) => (letter === '+' ? '[+-]' : '[/_]'))
}
