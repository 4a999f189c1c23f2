import { afterEach, describe, expect, it, vi } from 'vitest'
import { developmentOnly } from './development-only.ts'

const ask = (host: string) =>
  developmentOnly()(new Request('https://localhost/', { headers: { host } }), { action: 'submit' })

const here = ['localhost:3000', 'LocalHost', '127.0.0.1', '127.10.200.1:80', '[::1]:3000', 'app.localhost']
const beside = [
  '0.0.0.0:3000',
  '10.0.0.1',
  '192.168.1.5:3000',
  '172.16.0.9',
  '172.31.255.1:80',
  '169.254.7.7',
  '[fd00::5]:3000',
  '[fe80::1]',
  'adas-mac.local:3000',
]
const elsewhere = [
  'app.example',
  'evil.example:3000',
  'localhost.evil.example',
  'evil-localhost',
  'evil/localhost',
  'local.evil.example',
  'evil-local',
  '127.0.0.1.evil.example',
  '10.0.0.1.evil.example',
  'evil127.0.0.1',
  '8.8.8.8',
  '172.15.0.1',
  '172.32.0.1',
  '172.160.0.1',
  '192.169.0.1',
  '100.0.0.1',
  '[::1].evil.example',
  'evil[::1]',
  '[2001:4860::1]',
  '[::ffff:8.8.8.8]',
  'user@evil.example',
  '',
]

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

describe.each(['development', 'test', '', undefined])('developmentOnly where NODE_ENV is %s', (stage) => {
  it.each([...here, ...beside])('lets everybody at %s be one developer', (host) => {
    vi.stubEnv('NODE_ENV', stage)
    expect(ask(host)).toEqual({ id: 'developer' })
  })

  it.each(elsewhere)('refuses what is asked under the name %j, as of a site whose DNS leads here', (host) => {
    vi.stubEnv('NODE_ENV', stage)
    expect(() => ask(host)).toThrow(/but under localhost.*Give createKlingProxy an `authorize`/)
    expect(() => ask(host)).not.toThrow('NODE_ENV')
  })
})

describe('developmentOnly', () => {
  it.each(['production', 'staging', 'preview', 'Production', 'development2'])(
    'refuses the stage %s',
    (stage) => {
      vi.stubEnv('NODE_ENV', 'development')
      const authorize = developmentOnly()
      vi.stubEnv('NODE_ENV', stage)
      const sentence = new RegExp(`where NODE_ENV is ${stage}\\. Give createKlingProxy`)
      expect(() => developmentOnly()).toThrow(sentence)
      expect(() => authorize(new Request('http://localhost/'), { action: 'submit' })).toThrow(sentence)
    },
  )

  it('serves this machine where there is no process, as on some hosts', () => {
    vi.stubGlobal('process', undefined)
    const authorize = developmentOnly()
    const own = authorize(new Request('http://localhost:3000/'), { action: 'submit' })
    const attempt = () => authorize(new Request('https://app.example/'), { action: 'submit' })
    expect(attempt).toThrow('but under localhost')
    expect(own).toEqual({ id: 'developer' })
  })
})
