// The page and its proxy in a process of their own. `killable-proxy.ts` starts it and says when it is to die.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { memoryStore } from '@kling-kit/proxy'
import { pageListener } from '../page-listener.ts'

const [folder, upstream] = process.argv.slice(2) as [string, string]

const die = () => process.kill(process.pid, 'SIGKILL')
const dieSoon = (turns: number) => {
  if (turns <= 0) die()
  else setImmediate(dieSoon, turns - 1)
}

let dieAfterTurns: number | undefined
process.on('message', (message: { dieAfterTurns: number }) => {
  dieAfterTurns = message.dieAfterTurns
  process.send?.('set')
})
// No process outlives the test that started it.
process.on('disconnect', die)

const listener = pageListener(folder, {
  store: memoryStore(),
  upstream,
  limits: { submitsPerMinute: 10_000 },
  log: () => {},
})
const server = createServer((request, response) => {
  if (request.method === 'POST' && dieAfterTurns !== undefined) dieSoon(dieAfterTurns)
  listener(request, response)
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.send?.((server.address() as AddressInfo).port)
