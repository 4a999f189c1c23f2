import { describe, expect, it } from 'vitest'
import { createSeals, sealKey, sealKeyFrom } from './seal.ts'

describe('seals', () => {
  it('of one key open with the same key only', async () => {
    const mine = createSeals([await sealKeyFrom('SG_0123456789abcdef')])
    const same = createSeals([await sealKeyFrom('SG_0123456789abcdef')])
    const other = createSeals([await sealKeyFrom('SG_0123456789abcdee')])
    const sealed = await mine.seal('request-1', 'ada')
    expect(sealed).toMatch(/^request-1\.[\w-]{22}$/)
    expect(await same.open(sealed, ['ada'])).toBe('request-1')
    await expect(other.open(sealed, ['ada'])).rejects.toMatchObject({ code: 'wrong-caller' })
  })

  it('of a key stay what they are, for browsers keep theirs while the proxy is renewed', async () => {
    // Printed by `openssl kdf … PBKDF2` with 50 000 rounds of SHA256, and by `openssl dgst -sha256 -mac HMAC` under its key.
    const seals = createSeals([await sealKeyFrom('SG_0123456789abcdef')])
    expect(await seals.seal('request-1', 'ada')).toBe('request-1.xm5Oq8-gvjn51rrHr99MMe')
  })

  it('do not mix up where the id ends and the caller begins', async () => {
    const seals = createSeals([await sealKey('a-secret-of-sixteen')])
    const mac = (await seals.seal('request-1', '1ada')).split('.')[1]
    await expect(seals.open(`request-11.${mac}`, ['ada'])).rejects.toMatchObject({ code: 'wrong-caller' })
  })

  it('do not open when cut or lengthened', async () => {
    const seals = createSeals([await sealKey('a-secret-of-sixteen')])
    const sealed = await seals.seal('request-1', 'ada')
    for (const wrong of [
      sealed.slice(0, -1),
      `${sealed}A`,
      'request-1',
      'request-1.',
      sealed.replace('1.', '2.'),
    ])
      await expect(seals.open(wrong, ['ada'])).rejects.toMatchObject({ code: 'wrong-caller' })
  })

  it('that were opened once open again for the same caller only', async () => {
    const seals = createSeals([await sealKey('a-secret-of-sixteen')])
    const sealed = await seals.seal('request-1', 'ada')
    for (const callers of [['ada'], ['ada'], ['eve', 'ada']])
      expect(await seals.open(sealed, callers)).toBe('request-1')
    for (const stranger of ['eve', 'ad', 'ada ', ''])
      await expect(seals.open(sealed, [stranger])).rejects.toMatchObject({ code: 'wrong-caller' })
    await expect(seals.open(sealed, [])).rejects.toMatchObject({ code: 'wrong-caller' })
  })

  it('are counted anew when more were opened than are remembered', async () => {
    let count = 0
    const countingMac = (text: string) => {
      count += 1
      return text.padEnd(22, '-')
    }
    const seals = createSeals([countingMac])
    const sealed = await Promise.all(
      Array.from({ length: 20_001 }, (_, at) => seals.seal(`${at}`.padStart(6, '0'), 'ada')),
    )
    const opens = async (at: number) => {
      const before = count
      await seals.open(sealed[at] ?? '', ['ada'])
      return count - before
    }
    for (let at = 0; at < 20_000; at++) expect(await opens(at)).toBe(1)
    expect(await opens(0)).toBe(0)
    expect(await opens(20_000)).toBe(1)
    expect(await opens(19_999)).toBe(0)
    expect(await opens(0)).toBe(1)
  })
})
