import { simulatorApiKey as key } from '@kling-kit/spec'
import { expect, it, onTestFinished, vi } from 'vitest'
import { checkCall, createGuardedWorld } from './guarded-world.ts'

const base64 = btoa(`{"x-api-key":"${key}"}`)
const percent = key.replace(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)

// Whoever judges 985 attacks must not be asleep.
it.each([
  ['an answer', key],
  ['an answer', base64],
  ['an answer', percent],
])('the judge of attacks finds the key in %s: %s', async (_, text) => {
  const { expectNoHarm } = await createGuardedWorld()
  expect(() => expectNoHarm('nothing')).not.toThrow()
  expect(() => expectNoHarm(`<${text}>`)).toThrow('to deeply equal []')
})

it.each([key, base64, percent])(
  'the judge of attacks finds the key in an event and in a log: %s',
  async (text) => {
    const { events, logs, expectNoHarm } = await createGuardedWorld()
    events.push({ type: 'trouble', traceId: 'a', durationMs: 0, detail: text })
    expect(() => expectNoHarm('')).toThrow('to deeply equal []')
    events.length = 0
    logs.push(text)
    expect(() => expectNoHarm('')).toThrow('to deeply equal []')
  },
)

it('the judge of attacks finds the key in what is printed, however deep', async () => {
  const quiet = vi.spyOn(console, 'debug').mockReturnValue(undefined)
  onTestFinished(() => quiet.mockRestore())
  const { expectNoHarm } = await createGuardedWorld()
  console.debug(new Error('upstream', { cause: { init: { headers: { 'x-api-key': key } } } }))
  expect(() => expectNoHarm('')).toThrow('to deeply equal []')
})

it('the judge of attacks finds a call that the proxy must not make', () => {
  const init = {
    method: 'POST',
    headers: {
      'x-api-key': key,
      accept: 'application/json',
      'user-agent': 'kling-kit-proxy',
      'content-type': 'application/json',
    },
    redirect: 'manual',
    signal: new AbortController().signal,
  } as const
  expect(() => checkCall('https://api.segmind.com/v2/kling-o1', init)).not.toThrow()
  expect(() => checkCall('https://evil.example/v2/kling-o1', init)).toThrow('to match')
  const cookies = { ...init, headers: { ...init.headers, cookie: 'a=b' } }
  expect(() => checkCall('https://api.segmind.com/v2/kling-o1', cookies)).toThrow('to deeply equal')
})
