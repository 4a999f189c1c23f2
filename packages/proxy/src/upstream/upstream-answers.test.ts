import { createVirtualClock } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'
import { callUpstream, type UpstreamFetch, type UpstreamInit, type WholeAnswer } from './upstream.ts'

const maxResponseBytes = 3000

/** One call, with all that it needs of a proxy. */
function call(fetch: UpstreamFetch, clock = createVirtualClock()) {
  const state: Partial<ProxyState> = { clock, fetch, maxResponseBytes }
  const credentials = { apiKey: 'SG_0123456789abcdef', redact: (text: string) => text }
  const event = { type: 'answered', traceId: 'trace-1', durationMs: 0 }
  return callUpstream(
    state as ProxyState,
    { credentials, event } as Visit,
    'https://api.segmind.com/v2/x',
    15_000,
  )
}

type Content = string | Uint8Array<ArrayBuffer>

const bytesOf = (content: Content) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

const answerWhole = (content: Content, status: number) => {
  const whole: WholeAnswer = { status, headers: new Map(), bytes: bytesOf(content) }
  return Object.assign(async () => Response.error(), { readWhole: async () => whole })
}

const answerStream = (content: Content, status: number) => async () =>
  new Response(bytesOf(content), { status })

const ways = [
  ['as a stream', answerStream],
  ['as a whole', answerWhole],
] as const

const refusal = (code: string, facts: object) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

describe.each(ways)('an answer that comes %s', (_, answer) => {
  it.each([200, 299, 400, 599])('is read when its status is %d', async (status) => {
    expect(await call(answer('{"a":1}', status))).toMatchObject({ httpStatus: status, body: { a: 1 } })
  })

  it.each([300, 302, 399])('is not read when its status is %d', async (status) => {
    expect(await call(answer('{"a":1}', status))).toMatchObject({ httpStatus: status, body: undefined })
  })

  it('may be as large as is allowed, and not a byte larger', async () => {
    const text = (length: number) => `"${'x'.repeat(length - 2)}"`
    expect((await call(answer(text(maxResponseBytes), 200))).body).toHaveLength(maxResponseBytes - 2)
    await expect(call(answer(text(maxResponseBytes + 1), 200))).rejects.toEqual(
      refusal('bad-upstream', { billed: 'unknown', detail: 'too large' }),
    )
  })

  it('is read even where it is not clean UTF-8', async () => {
    const broken = Uint8Array.of(0xef, 0xbb, 0xbf, 0x22, 0xff, 0x22)
    expect((await call(answer(broken, 200))).body).toBe('\ufffd')
  })
})

it.each([199, 600])('status %d is none, and nobody knows what became of the call', async (status) => {
  await expect(call(answerWhole('{"a":1}', status))).rejects.toEqual(
    refusal('bad-upstream', { billed: 'unknown', detail: 'status' }),
  )
})

it('a page in place of an answer is kept up to its first 2000 letters', async () => {
  const page = `<html>${'x'.repeat(2500)}`
  expect(await call(answerWhole(page, 502))).toMatchObject({ body: undefined, text: page.slice(0, 2000) })
})

describe('a redirect', () => {
  it('is told that nobody reads its body', async () => {
    let isCancelled = false
    const body = new ReadableStream({ cancel: () => void (isCancelled = true) })
    await call(async () => new Response(body, { status: 307 }))
    expect(isCancelled).toBe(true)
  })

  it('needs no body', async () => {
    expect((await call(async () => new Response(null, { status: 307 }))).httpStatus).toBe(307)
  })
})

describe('a call that fails', () => {
  const failing = (error: unknown) =>
    call(async () => {
      throw error
    })

  it.each([
    ['ECONNREFUSED', 'no'],
    ['ENOTFOUND', 'no'],
    ['CERT_HAS_EXPIRED', 'no'],
    ['ECONNRESET', 'unknown'],
    ['NOT_ECONNREFUSED', 'unknown'],
  ])('by %s has billed: %s', async (code, billed) => {
    const unreachable = refusal('upstream-unreachable', { billed, detail: code })
    await expect(failing({ code })).rejects.toEqual(unreachable)
    await expect(failing({ cause: { code } })).rejects.toEqual(unreachable)
  })

  it.each([undefined, null, {}, new TypeError('fetch failed')])(
    'without a code is one of the network: %s',
    async (error) => {
      await expect(failing(error)).rejects.toEqual(
        refusal('upstream-unreachable', { billed: 'unknown', detail: 'network' }),
      )
    },
  )

  it.each(['at 10.0.0.7', '10.0.0.7', 'E'.repeat(41)])(
    'by an odd code says nothing of it: %s',
    async (code) => {
      await expect(failing({ code })).rejects.toEqual(
        refusal('upstream-unreachable', { billed: 'unknown', detail: undefined }),
      )
    },
  )

  it('mid-answer may have been billed', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(Object.assign(new Error('reset'), { code: 'ECONNRESET' })),
    })
    await expect(call(async () => new Response(body))).rejects.toEqual(
      refusal('upstream-unreachable', { billed: 'unknown', detail: 'ECONNRESET' }),
    )
  })

  it('for it took too long is told to end', async () => {
    const clock = createVirtualClock()
    const asked: UpstreamInit[] = []
    const called = call((_, init) => {
      asked.push(init)
      return new Promise(() => {})
    }, clock)
    const refused = called.catch((error: unknown) => error)
    await clock.advance(14_999)
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false])
    await clock.advance(1)
    expect(await refused).toEqual(refusal('upstream-unreachable', { billed: 'unknown', detail: 'timeout' }))
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true])
  })
})
