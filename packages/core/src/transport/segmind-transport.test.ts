import { expect, it, onTestFinished, vi } from 'vitest'
import { segmindTransport } from './segmind-transport.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

const apiKey = 'SG_deadbeefdeadbeef'

it('refuses to run in a page, and names what to use instead', () => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('document', {})
  onTestFinished(() => void vi.unstubAllGlobals())
  expect(() => segmindTransport({ apiKey })).toThrow('Use proxyTransport here')
})

it('takes its key from the environment, and says so when there is none', () => {
  vi.stubEnv('SEGMIND_API_KEY', '')
  expect(() => segmindTransport()).toThrow('Set SEGMIND_API_KEY')
  vi.stubEnv('SEGMIND_API_KEY', apiKey)
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(segmindTransport().baseUrl).toBe('https://api.segmind.com')
  vi.stubEnv('SEGMIND_BASE_URL', 'http://127.0.0.1:4010/')
  expect(segmindTransport().baseUrl).toBe('http://127.0.0.1:4010')
})

it.each(['SG_dead\nbeefdeadbeef', 'SG_deadbeef deadbeef', 'SG_“dead”'])(
  'does not print a key that is none',
  (key) => {
    expect(() => segmindTransport({ apiKey: key })).toThrow(/^(?!.*SG_)/)
  },
)

it('sends its key over https, or to this machine', () => {
  expect(() => segmindTransport({ apiKey, baseUrl: 'http://api.segmind.com' })).toThrow('over https only')
  expect(segmindTransport({ apiKey, baseUrl: 'http://localhost:4010' }).baseUrl).toBe('http://localhost:4010')
})

it('follows no redirect', async () => {
  const { client, simulator, clock } = createWorld({ via: 'segmind' })
  simulator.next('redirect')
  const sent = settled(client.submit(boatModel, boat))
  await clock.advance(0)
  expect(sent.error).toMatchObject({ billed: 'no' })
  expect(simulator.strays).toEqual([])
})

it('asks nobody about an intent, for nobody keeps one', () => {
  const transport = segmindTransport({ apiKey })
  expect(transport.askIntent).toBeUndefined()
  expect(JSON.stringify(transport)).not.toContain('deadbeef')
})

it('pauses a job whose key is no longer taken, and says so', async () => {
  const { client, simulator, clock } = createWorld({ via: 'segmind' })
  const sent = settled(client.submit(boatModel, boat))
  await clock.advance(0)
  const handle = client.job(sent.value?.requestId as string)
  handle.subscribe(() => {})
  simulator.next({ type: 'unauthorized', on: 'status' })
  await clock.advance(3000)
  expect(handle.getSnapshot()).toMatchObject({ link: 'paused', pauseReason: 'auth' })
})
