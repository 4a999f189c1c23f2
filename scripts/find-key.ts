export type FindKey = (content: string | Uint8Array) => string[]

/**
 * Looks for a Segmind key in a text or a file, in every spelling that an echo, a bundle or a log could give it. Tells the
 * spellings found: none where there is no key. The part behind `SG_` is as good as the whole.
 */
export function createFindKey(key: string): FindKey {
  const secret = Buffer.from(key.replace(/^SG_/, ''))
  if (secret.length < 8) throw new Error('A key to look for has at least 8 characters.')
  const spellings = Object.entries(spellingsOf(secret))
  return (content) => {
    const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1')
    const lowerCase = text.toLowerCase()
    return spellings
      .filter(([, { spelling, isExact }]) => (isExact ? text : lowerCase).includes(spelling))
      .map(([name]) => name)
  }
}

interface Spelling {
  spelling: string
  /** Capital letters mean something else in it. */
  isExact?: true
}

function spellingsOf(secret: Buffer): Record<string, Spelling> {
  const bytes = [...secret].map((byte) => byte.toString(16).padStart(2, '0'))
  const escaped = (mark: string) => ({ spelling: bytes.map((byte) => mark + byte).join('') })
  return {
    plain: { spelling: secret.toString('latin1').toLowerCase() },
    hex: escaped(''),
    'percent-encoded': escaped('%'),
    'escaped as \\x': escaped('\\x'),
    'escaped as \\u': escaped('\\u00'),
    'base64 at 0': { spelling: base64Of(secret, 0), isExact: true },
    'base64 at 1': { spelling: base64Of(secret, 1), isExact: true },
    'base64 at 2': { spelling: base64Of(secret, 2), isExact: true },
  }
}

/** The letters that stand for the secret alone wherever `before` (modulo 3) other bytes come before it. */
function base64Of(secret: Buffer, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), secret]).toString('base64')
  return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + secret.length) * 8) / 6))
}
