import { afterEach, expect, it, vi } from 'vitest'
import { createMac, digest, utf8 } from './digest.ts'

// Printed by `openssl dgst -sha256` and `openssl dgst -sha256 -hmac secret`.
const abDigest = 'BHPvLcDTJKtlnTWAwRNOnYEgNZBcR4H91tUpsMaGDhM'
const boatMac = '_gHY6qbpVYhxPPstp6sbya1oObXvIeapa4spn-cYq1M'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it.each([
  ["Node's own functions", true],
  ['Web Crypto, where there is no Node', false],
])('a digest and a mac are the same by %s', async (_, isNode) => {
  if (!isNode) vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined)
  expect(await digest('a', 'b')).toBe(abDigest)
  expect(await (await createMac(utf8('secret')))('a boat 🛶')).toBe(boatMac)
})

it.each([
  ['no process', undefined],
  ['a process of few parts', {}],
])('and where there is %s, as on some hosts', async (_, process) => {
  vi.stubGlobal('process', process)
  const work = [digest('a', 'b'), createMac(utf8('secret'))] as const
  vi.unstubAllGlobals()
  expect(await work[0]).toBe(abDigest)
  expect(await (await work[1])('a boat 🛶')).toBe(boatMac)
})
