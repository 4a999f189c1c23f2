import { afterEach, describe, expect, it, vi } from 'vitest'
import { developmentOnly } from './development-only.ts'

const ask = (host: string) =>
  developmentOnly()(new Request('https://app.example/', { headers: { host } }), { action: 'submit' })

afterEach(() => vi.unstubAllEnvs())

describe('developmentOnly', () => {
  it('lets everybody be one developer', () => {
    vi.stubEnv('NODE_ENV', 'development')
    expect(ask('192.168.1.5:3000')).toEqual({ id: 'developer' })
  })

  it('throws in production, when made and when asked', () => {
    vi.stubEnv('NODE_ENV', 'development')
    const authorize = developmentOnly()
    vi.stubEnv('NODE_ENV', 'production')
    expect(() => developmentOnly()).toThrow('production')
    expect(() => authorize(new Request('http://localhost/'), { action: 'submit' })).toThrow('production')
  })

  it('serves this machine alone where nothing says what this is', () => {
    vi.stubEnv('NODE_ENV', undefined)
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000', 'app.localhost'])
      expect(ask(host)).toEqual({ id: 'developer' })
    for (const host of ['app.example', '10.0.0.1', 'localhost.evil.example', '127.0.0.1.evil.example'])
      expect(() => ask(host)).toThrow('developmentOnly')
  })
})
