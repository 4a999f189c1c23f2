import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createKlingProxy } from '../create-kling-proxy.ts'
import type { ProxyOptions } from '../proxy-options.ts'
import { memoryStore } from '../store/memory-store.ts'
import { createWorld } from '../testing/create-world.ts'
import { settingsOf } from './settings.ts'

const settings = (options: Partial<ProxyOptions>) =>
  settingsOf({ authorize: () => ({ id: 'ada' }), store: memoryStore(), ...options })

describe('a limit or a time', () => {
  it('that is not given, or undefined, as an unset variable is, is the default', () => {
    const given = { limits: { submitsPerMinute: undefined, maxCalls: 7 } } as Partial<ProxyOptions>
    expect(settings(given)).toMatchObject({ submitsPerMinute: 20, maxCalls: 7, storeMs: 5000 })
  })

  it('may be zero', () => {
    const none = { limits: { submitsPerMinute: 0 }, timeouts: { acceptedMs: 0 } }
    expect(settings(none)).toMatchObject({ submitsPerMinute: 0, acceptedMs: 0 })
  })

  it.each([
    { limits: { maxCalls: Number.NaN } },
    { limits: { submitsPerMinute: -1 } },
    { timeouts: { storeMs: Number.NaN } },
  ])('that is none is refused, though the others are good: %j', (options) => {
    expect(() => settings(options)).toThrow('Limits and times are numbers')
  })
})

describe('the path of the proxy', () => {
  it.each(['', '/'])('may be none at all: %j', async (basePath) => {
    const { ask } = createWorld({ basePath })
    expect((await ask(new Request('https://kling.example/v2/health'))).status).toBe(200)
    expect((await ask(new Request('https://kling.example/api/kling/v2/health'))).status).toBe(404)
  })

  it.each(['/api?a=1', '/api#a'])('is a path and nothing else: %s', (basePath) => {
    expect(() => settings({ basePath })).toThrow('basePath')
  })
})

it.each(['http://localhost:3000', 'https://app.example', 'https://app.example:8443'])(
  'an origin may be %s',
  (origin) => {
    expect(() => settings({ publicOrigin: origin, allowedOrigins: [origin] })).not.toThrow()
  },
)

it.each(['ftp://app.example', 'https://App.example', 'app.example', 'https:'])(
  'an origin may not be %s',
  (origin) => {
    expect(() => settings({ publicOrigin: origin })).toThrow('exact origins')
    expect(() => settings({ allowedOrigins: ['https://app.example', origin] })).toThrow('exact origins')
  },
)

it('where no log is given, the operator reads the console, whichever stands there then', async () => {
  const proxy = createKlingProxy({
    authorize: () => Promise.reject(new Error('no sessions')),
    store: memoryStore(),
  })
  const console = vi.spyOn(globalThis.console, 'error').mockReturnValue(undefined)
  onTestFinished(() => console.mockRestore())
  await proxy(new Request('https://app.example/api/kling/v2/capabilities'))
  expect(console.mock.calls).toEqual([[expect.stringContaining('no sessions')]])
})
