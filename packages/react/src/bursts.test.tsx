import { assert, asyncProperty } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type * as Burst from './testing/burst.tsx'
import { importWithReact, reactVersions } from './testing/react-versions.ts'

describe.each(reactVersions)('on React $major', (version) => {
  const importBurst = async () => {
    const module = await importWithReact<typeof Burst>('burst.tsx', version)
    expect(module.version.split('.')[0]).toBe(version.major)
    return module
  }

  it('1,000 bursts of clicks, Enter, touches, calls, remounts and suspended renders are one request each', async () => {
    const { burst, bursts } = await importBurst()
    const property = asyncProperty(bursts, async (drawn) => {
      expect(await burst(drawn)).toBe(1)
    })
    await assert(property, { numRuns: 1000, seed: 20_261_121 })
  }, 900_000)

  it('with one of the steps alone, too, and the same for a page that is strict', async () => {
    const { burst } = await importBurst()
    for (const isStrict of [false, true]) {
      for (const one of ['click', 'clickOther', 'enter', 'touch', 'call'] as const) {
        expect(await burst({ isStrict, steps: [one, one, one] })).toBe(1)
      }
    }
  })
})
