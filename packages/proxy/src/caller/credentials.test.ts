import { simulatorApiKey } from '@kling-kit/spec'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type CredentialOptions, createCredentials, environment, keyAtStart } from './credentials.ts'
import type { Refusal } from '../handler/refusal.ts'
import { createSeals, sealKeyFrom } from './seal.ts'

const apiKey = 'SG_0123456789abcdef'

/** The credentials, and what the operator was told about them. */
function load(options: CredentialOptions) {
  const logs: string[] = []
  return { logs, credentials: createCredentials(options, (sentence) => logs.push(sentence)) }
}

const create = (options: CredentialOptions) => () => load(options)

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

describe('the environment', () => {
  it.each([
    ['no process', undefined],
    ['a process without variables', {}],
  ])('is empty where there is %s, as on some hosts', (_, process) => {
    vi.stubGlobal('process', process)
    const found = environment('SEGMIND_API_KEY')
    vi.unstubAllGlobals()
    expect(found).toBeUndefined()
  })
})

describe('a key that is missing', () => {
  it('is told by the name of its variable where no option gives it', async () => {
    vi.stubEnv('SEGMIND_API_KEY', undefined)
    const { credentials, logs } = load({})
    await expect(credentials()).rejects.toMatchObject({ code: 'config' })
    expect(logs).toEqual([expect.stringContaining('SEGMIND_API_KEY is not set')])
  })

  it.each([undefined, '', ' \n'])('is told as the option that gave %j', async (given) => {
    const { credentials, logs } = load({ apiKey: () => given })
    await expect(credentials()).rejects.toMatchObject({ code: 'config' })
    expect(logs).toEqual([expect.stringContaining('apiKey is not set')])
    expect(logs.join()).not.toContain('SEGMIND_API_KEY')
  })

  it('is told once, and never with the key that is no good', async () => {
    const { credentials, logs } = load({ apiKey: () => `${apiKey}\nsecond` })
    for (let times = 0; times < 3; times++)
      await expect(credentials()).rejects.toMatchObject({ code: 'config' })
    expect(logs).toEqual([expect.stringContaining('apiKey is no API key')])
    expect(logs.join()).not.toContain('0123456789abcdef')
  })
})

describe('the key that is known before anybody came', () => {
  it('is the one that was given, or stands in the environment, without the blanks around it', () => {
    vi.stubEnv('SEGMIND_API_KEY', ` ${apiKey}-of-env\n`)
    expect(keyAtStart({ apiKey: `${apiKey}\n` })).toBe(apiKey)
    expect(keyAtStart({})).toBe(`${apiKey}-of-env`)
  })

  it('is none where a function gives it, where nothing does, and where it is no key', () => {
    vi.stubEnv('SEGMIND_API_KEY', undefined)
    expect(keyAtStart({})).toBeUndefined()
    expect(keyAtStart({ apiKey: () => apiKey })).toBeUndefined()
    expect(keyAtStart({ apiKey: ' ' })).toBeUndefined()
    expect(keyAtStart({ apiKey: `${apiKey}\nsecond` })).toBeUndefined()
  })

  it.each([
    ['1 letter', 1, true],
    ['256 letters', 256, true],
    ['257 letters', 257, false],
  ])('may be a key of %s, as may the one that is sent', async (_, length, isKey) => {
    const given = 'k'.repeat(length)
    expect(keyAtStart({ apiKey: given })).toBe(isKey ? given : undefined)
    const loaded = load({ apiKey: () => given }).credentials()
    const code = await loaded.then(
      () => undefined,
      (refusal: Refusal) => refusal.code,
    )
    expect(code).toBe(isKey ? undefined : 'config')
  })
})

it('a host with a window and no document is a server, as Deno is, and so is the reverse', () => {
  vi.stubGlobal('window', {})
  expect(create({ apiKey })).not.toThrow()
  vi.unstubAllGlobals()
  vi.stubGlobal('document', {})
  expect(create({ apiKey })).not.toThrow()
})

it('an upstream that cannot be is named as the option, one of the environment by its variable', async () => {
  expect(create({ apiKey, upstream: 'http://evil.example' })).toThrow(/^upstream must be/)
  vi.stubEnv('SEGMIND_BASE_URL', 'http://evil.example')
  const { credentials, logs } = load({ apiKey })
  await expect(credentials()).rejects.toMatchObject({ code: 'config' })
  expect(logs).toEqual([expect.stringContaining('SEGMIND_BASE_URL must be')])
})

describe('secrets for seals', () => {
  const long = 'sixteen-letters!'

  it('are each of sixteen letters or more', () => {
    expect(create({ apiKey, sealSecrets: [long] })).not.toThrow()
    expect(create({ apiKey, sealSecrets: [long.slice(1)] })).toThrow('sealSecrets')
    expect(create({ apiKey, sealSecrets: [long, 'short'] })).toThrow('sealSecrets')
  })

  it('are derived from the key, slowly, where none is given: seals must not help to guess it', async () => {
    const { seals } = await load({ apiKey }).credentials()
    const slow = createSeals([await sealKeyFrom(apiKey)])
    expect(await seals.seal('request-1', 'ada')).toBe(await slow.seal('request-1', 'ada'))
  })

  it('derived from one key are not those of another', async () => {
    const [mine, simulated] = await Promise.all(
      [apiKey, simulatorApiKey].map((key) => load({ apiKey: key }).credentials()),
    )
    const sealed = await mine?.seals.seal('request-1', 'ada')
    expect(await simulated?.seals.seal('request-1', 'ada')).not.toBe(sealed)
  })
})

it('an upstream that is empty is none, as an unset variable is', async () => {
  vi.stubEnv('SEGMIND_BASE_URL', '')
  expect(await load({ apiKey, upstream: '' }).credentials()).toMatchObject({
    upstream: 'https://api.segmind.com',
  })
})
