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
})
