import type { Redact } from '../handler/answer.ts'

/** Takes a secret out of a text, in the forms in which an echo could carry it. */
export function createRedact(secret: string): Redact {
  const forms = new Set([
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    btoa(secret),
    btoa(secret).replace(/=+$/, ''),
  ])
  return (text) => [...forms].reduce((clean, form) => clean.replaceAll(form, '[redacted]'), text)
}
