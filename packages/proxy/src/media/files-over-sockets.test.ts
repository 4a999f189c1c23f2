import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type RequestListener, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { fileMediaStore, startSimulator } from '@kling-kit/simulator/node'
import { simulatorApiKey } from '@kling-kit/spec'
import { expect, it, onTestFinished } from 'vitest'
import { createKlingProxy } from '../create-kling-proxy.ts'
import { media } from '../media.ts'
import { memoryStore } from '../store/memory-store.ts'
import { nodeFetch } from '../node/node-fetch.ts'
import { newIntentId } from '../testing/create-world.ts'
import { listen, portOf, serve } from '../testing/raw-socket.ts'
import { until } from '../testing/settle.ts'
import { toNodeListener } from '../node/to-node-listener.ts'
import { uploads } from '../uploads.ts'

const requestId = '2c7f59ea-13f1-402c-9353-915a2b5a2124'

/** The proxy on a port of its own, over an upstream on another. */
async function serveProxy(upstream: string) {
  const proxy = createKlingProxy({
    authorize: () => ({ id: 'ada' }),
    store: memoryStore(),
    apiKey: simulatorApiKey,
    upstream,
    fetch: nodeFetch,
    routes: [uploads(), media()],
    log: () => {},
  })
  const server = await serve(toNodeListener(proxy))
  const sealedId = await proxy.seal(requestId, 'ada')
  const base = `http://127.0.0.1:${portOf(server)}/api/kling/v2`
  return { base, file: `${base}/requests/${sealedId}/media` }
}

/** An upstream whose one job is done, and whose file is whatever `answerFile` sends. */
async function serveFile(answerFile: RequestListener) {
  const server = await listen(
    createServer((incoming, outgoing) => {
      if (incoming.url === '/film.mp4') return answerFile(incoming, outgoing)
      outgoing.setHeader('content-type', 'application/json')
      outgoing.end(JSON.stringify({ status: 'COMPLETED', output: `${origin}/film.mp4` }))
    }),
  )
  const origin = `http://127.0.0.1:${portOf(server)}`
  return serveProxy(origin)
}

const open = async (url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> => {
  const call = get(url, { headers, agent: false })
  call.on('error', () => {})
  const [answer] = (await once(call, 'response')) as [IncomingMessage]
  answer.on('error', () => {})
  return answer
}

it('from a picture on a disk to the film made of it, over real sockets', async () => {
  const running = await startSimulator({ port: 0, latency: 'manual' })
  onTestFinished(running.close)
  const { base } = await serveProxy(running.url)
  const post = (path: string, headers: Record<string, string>, body: BodyInit) =>
    fetch(`${base}/${path}`, { method: 'POST', headers, body })
  const json = { 'content-type': 'application/json', 'idempotency-key': newIntentId() }

  const picture = await fileMediaStore().read('sample-boat.jpg')
  const uploaded = await post('uploads', { 'content-type': 'image/jpeg' }, picture as BodyInit)
  const { url: image_url } = (await uploaded.json()) as { url: string }
  expect(new Uint8Array(await (await fetch(image_url)).arrayBuffer())).toEqual(picture)
  const input = JSON.stringify({ prompt: 'the boat leaves', image_url })
  const { request_id: sealedId } = (await (await post('kling-o3-image2video', json, input)).json()) as {
    request_id: string
  }
  running.simulator.job(sealedId).complete()

  const path = `${base}/requests/${sealedId}/media`
  const film = await buffer(await open(path))
  expect(film.subarray(4, 8).toString()).toBe('ftyp')
  const part = await open(path, { range: 'bytes=100-199' })
  expect(part.statusCode).toBe(206)
  expect(part.headers['content-range']).toBe(`bytes 100-199/${film.length}`)
  expect(await buffer(part)).toEqual(film.subarray(100, 200))
  const saved = await open(`${path}?download`)
  expect(saved.headers['content-disposition']).toMatch(/^attachment; filename="kling-/)
  expect(await buffer(saved)).toEqual(film)
})

it('reads no further ahead than its caller does, and lets go of the host when the caller leaves', async () => {
  const piece = Buffer.alloc(2 ** 20)
  const pieces = 300
  let sent = 0
  let isWaiting = false
  let isGone = false
  const { file } = await serveFile((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'video/mp4', 'content-length': pieces * piece.length })
    const write = () => {
      isWaiting = false
      while (sent < pieces && !isWaiting) {
        isWaiting = !outgoing.write(piece)
        sent++
      }
    }
    outgoing.on('drain', write).on('close', () => (isGone = true))
    write()
  })
  const answer = await open(file)
  answer.pause()
  let before = -1
  await until(() => {
    const isStill = isWaiting && before === sent
    before = sent
    return isStill
  })
  expect(sent).toBeLessThan(100)
  answer.destroy()
  await until(() => isGone)
})

it('ends a connection on which a file was cut, so that nobody takes it for whole', async () => {
  const { file } = await serveFile((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'video/mp4', 'content-length': 100_000 })
    outgoing.write(Buffer.alloc(50_000), () => outgoing.socket?.resetAndDestroy())
  })
  const answer = await open(file)
  await expect(buffer(answer)).rejects.toThrow('aborted')
  expect(answer.complete).toBe(false)
})

it('asks the media host for the file as it is, and follows it nowhere', async () => {
  const asked: IncomingMessage[] = []
  const decoy = await serve((incoming) => void asked.push(incoming))
  const { file } = await serveFile((incoming, outgoing) => {
    asked.push(incoming)
    outgoing.writeHead(307, { location: `http://127.0.0.1:${portOf(decoy)}/` }).end()
  })
  const answer = await open(file, { cookie: 'session=secret', range: 'bytes=0-1', 'x-api-key': 'mine' })
  expect(answer.statusCode).toBe(502)
  expect(asked.map(({ url, headers }) => [url, headers['accept-encoding'], headers.range])).toEqual([
    ['/film.mp4', 'identity', 'bytes=0-1'],
  ])
  expect(asked[0]?.headers).not.toHaveProperty('x-api-key')
  expect(asked[0]?.headers).not.toHaveProperty('cookie')
})

it('does not send a file anew to a browser whose copy is still good', async () => {
  const { file } = await serveFile((incoming, outgoing) => {
    const isGood = incoming.headers['if-none-match'] === '"v1"'
    outgoing.writeHead(isGood ? 304 : 200, { etag: '"v1"', ...(!isGood && { 'content-type': 'video/mp4' }) })
    outgoing.end(isGood ? undefined : 'film')
  })
  const first = await open(file)
  expect([first.headers.etag, (await buffer(first)).toString()]).toEqual(['"v1"', 'film'])
  const again = await open(file, { 'if-none-match': '"v1"' })
  expect([again.statusCode, (await buffer(again)).length]).toEqual([304, 0])
  expect((await buffer(await open(file, { 'if-none-match': '"v0"' }))).toString()).toBe('film')
})

it('outlives an upload that hangs up half-way', async () => {
  const { base, file } = await serveFile((_, outgoing) => outgoing.writeHead(404).end())
  for (let times = 0; times < 6; times++) {
    const upload = request(`${base}/uploads`, {
      method: 'POST',
      headers: { 'content-type': 'image/png', 'content-length': 1000 },
      agent: false,
    })
    upload.on('error', () => {})
    await new Promise((resolve) => upload.write('\u0089PNG', resolve))
    upload.destroy()
  }
  expect((await open(file)).statusCode).toBe(404)
})
