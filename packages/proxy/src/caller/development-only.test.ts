import { afterEach, describe, expect, it, vi } from 'vitest'
import { developmentOnly } from './development-only.ts'

const ask = (host: string) =>
  developmentOnly()(new Request('https://app.example/', { headers: { host } }), { action: 'submit' })

const here = ['localhost:3000', '127.0.0.1', '127.10.200.1:80', '[::1]:3000', 'app.localhost']
const elsewhere = [
  'app.example',
  '10.0.0.1',
  'localhost.evil.example',
  'evil-localhost',
  'evil/localhost',
  '127.0.0.1.evil.example',
  'evil127.0.0.1',
  '[::1].evil.example',
  'evil[::1]',
]

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

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
    for (const host of here) expect(ask(host)).toEqual({ id: 'developer' })
    for (const host of elsewhere) expect(() => ask(host)).toThrow('developmentOnly')
  })

  it('serves this machine alone where there is no process, as on some hosts', () => {
    vi.stubGlobal('process', undefined)
    const authorize = developmentOnly()
    const own = authorize(new Request('http://localhost:3000/'), { action: 'submit' })
    const attempt = () => authorize(new Request('https://app.example/'), { action: 'submit' })
    expect(attempt).toThrow('developmentOnly')
    expect(own).toEqual({ id: 'developer' })
  })
})
