import { createServer } from 'node:http'
import { createKlingClient, proxyTransport, segmindTransport } from '@kling-kit/core'
import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { nodeFetch, toNodeListener } from '@kling-kit/proxy/node'
import { startSimulator } from '@kling-kit/simulator/node'
import { klingO1, klingTextToVideo, simulatorApiKey } from '@kling-kit/spec'

const simulator = await startSimulator({ port: 0, speed: 200 })

// A script of one's own, straight to Segmind.
using direct = createKlingClient({
  transport: segmindTransport({ apiKey: simulatorApiKey, baseUrl: simulator.url }),
  models: [klingO1],
})
const image = await direct.run('kling-o1', {
  prompt: 'Put @Image1 on a beach',
  image_urls: ['https://images.segmind.com/assets/cat.png'],
})

// The same through a proxy, as a browser would.
const proxy = createKlingProxy({
  authorize: () => ({ id: 'someone' }),
  store: memoryStore(),
  apiKey: simulatorApiKey,
  upstream: simulator.url,
  fetch: nodeFetch,
})
const server = createServer(toNodeListener(proxy))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')

using proxied = createKlingClient({
  transport: proxyTransport({ baseUrl: `http://127.0.0.1:${address.port}/api/kling` }),
  models: [klingTextToVideo],
})
const video = await proxied.run('kling-text2video', { prompt: 'A paper boat', duration: 5 })

console.log(JSON.stringify({ image: image.media[0]?.kind, video: video.media[0]?.kind }))
server.close()
await simulator.close()
