import { expect, it, onTestFinished } from 'vitest'
import { openUpstream } from './upstream.ts'

it('is a simulator when nothing is configured', async () => {
  const upstream = await openUpstream({})
  onTestFinished(upstream.close)
  expect(upstream.isSimulated).toBe(true)
  expect((await fetch(`${upstream.samplesUrl}/boat.jpg`)).status).toBe(200)
  expect(upstream.sentence).toContain('nothing is charged')
})

it('is Segmind with a key, and says that it costs money', async () => {
  const upstream = await openUpstream({ SEGMIND_API_KEY: ' SG_deadbeefdeadbeef ' })
  expect(upstream).toMatchObject({ isSimulated: false, apiKey: 'SG_deadbeefdeadbeef', url: undefined })
  expect(upstream.samplesUrl).toBeUndefined()
  expect(upstream.sentence).toContain('every press costs real money')
  expect(upstream.sentence).not.toContain('SG_')
})

it('is the simulator that runs already', async () => {
  const env = { SEGMIND_BASE_URL: 'http://127.0.0.1:4010/', SEGMIND_API_KEY: 'SG_deadbeefdeadbeef' }
  expect(await openUpstream(env)).toMatchObject({
    isSimulated: true,
    apiKey: 'SG_deadbeefdeadbeef',
    url: 'http://127.0.0.1:4010',
  })
})
