import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { type RunningSimulator, type StartOptions, startSimulator } from './start-simulator.ts'
import { boat, headers } from './testing/create-test-world.ts'

const running: RunningSimulator[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()))
})

async function start(options: StartOptions = {}) {
  const world = await startSimulator({ port: 0, latency: 0, ...options })
  running.push(world)
  const post = (init: RequestInit = {}) =>
    fetch(`${world.url}/v2/kling-o3-text2video`, {
      method: 'POST',
      headers,
      body: JSON.stringify(boat),
      ...init,
    })
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${world.url}/__simulator${path}`, { method, body: JSON.stringify(body) })
  return { ...world, post, control }
}

describe('a simulator on a socket', () => {
  it('takes a job from prompt to a file with Range, all under its own address', async () => {
    const { url, post } = await start()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const accepted = (await (await post()).json()) as { response_url: string }
    expect(accepted.response_url.startsWith(`${url}/v2/requests/`)).toBe(true)
    const result = (await (await fetch(accepted.response_url, { headers })).json()) as { output: string }
    const part = await fetch(result.output, { headers: { range: 'bytes=4-7' } })
    expect([part.status, await part.text()]).toEqual([206, 'ftyp'])
    const head = await fetch(result.output, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(part.headers.get('content-range')?.split('/')[1])
  })

  it('takes pictures that it serves itself as input', async () => {
    const { simulator, url } = await start()
    const response = await fetch(`${url}/v2/kling-o3-image2video`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ...boat, image_url: simulator.samples[0] }),
    })
    const { request_id: id } = (await response.json()) as { request_id: string }
    expect(simulator.job(id).stage).toBe('COMPLETED')
  })

  it('answers whatever name it was called by', async () => {
    const { url } = await start()
    const status = await new Promise((resolve) => {
      const call = request(
        `${url}/media/samples/boat.jpg`,
        { headers: { host: 'localhost:1' } },
        (response) => {
          response.resume()
          resolve(response.statusCode)
        },
      )
      call.end()
    })
    expect(status).toBe(200)
  })

  it.each(['drop-before', 'drop-after', 'unreachable'] as const)(
    'really drops the connection: %s',
    async (type) => {
      const { simulator, post } = await start({ script: [type] })
      await expect(post()).rejects.toThrow('fetch failed')
      expect(simulator.ledger).toHaveLength(type === 'drop-after' ? 1 : 0)
    },
  )

  it('really resets it in the middle of the body', async () => {
    const { post } = await start({ script: ['reset'] })
    const response = await post()
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it.each(['hang', 'stall'] as const)('really hangs, and still closes: %s', async (type) => {
    const { post, close } = await start({ script: [type] })
    const outcome = post()
      .then((response) => response.text())
      .catch((error: unknown) => error)
    while (running[0]?.simulator.submissions.length === 0) await new Promise(setImmediate)
    await close()
    expect(await outcome).toBeInstanceOf(TypeError)
  })

  it('sends cut and compressed bodies', async () => {
    const { post } = await start({
      script: ['truncate', { type: 'huge-body', bytes: 2 ** 20, compressed: true }],
    })
    await expect((await post()).json()).rejects.toThrow(SyntaxError)
    const response = await post()
    expect(Number(response.headers.get('content-length'))).toBeLessThan(10_000)
    expect((await response.text()).length).toBeGreaterThan(2 ** 20)
  })

  it('is told by code that its port is taken', async () => {
    const { url } = await start()
    await expect(startSimulator({ port: Number(new URL(url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })
})

describe('the control routes', () => {
  it('show what would be billed, without the key', async () => {
    const { post, control } = await start()
    await post()
    expect(await (await control('GET', '/ledger')).json()).toMatchObject([{ isBilled: true, input: boat }])
    const everything = await (await control('GET', '')).text()
    expect(JSON.parse(everything)).toMatchObject({ submissions: [{ isAccepted: true }], credits: 48.6 })
    expect(everything).not.toContain(headers['x-api-key'])
  })

  it('queue faults, clear them, and step jobs', async () => {
    const { post, control, simulator } = await start({ latency: 'manual' })
    expect((await control('POST', '/next', ['bad-gateway', { type: 'http', status: 503 }])).status).toBe(204)
    expect((await post()).status).toBe(502)
    await control('DELETE', '/faults')
    const { request_id: id } = (await (await post()).json()) as { request_id: string }
    expect((await control('POST', `/jobs/${id}/complete`)).status).toBe(204)
    expect(simulator.job(id).stage).toBe('COMPLETED')
    expect((await control('POST', '/jobs/nobody/complete')).status).toBe(400)
  })
})
