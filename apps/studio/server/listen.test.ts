import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { listen, portOf } from './listen.ts'

const aServer = () => {
  const server = createServer()
  onTestFinished(() => void server.close())
  return server
}

it('takes the next port when the wanted one is taken', async () => {
  const first = Number(new URL(await listen(aServer(), 0)).port)
  const second = Number(new URL(await listen(aServer(), first)).port)
  expect(second).toBeGreaterThan(first)
})

it.each([
  [{}, 5180],
  [{ PORT: '0' }, 0],
  [{ PORT: '8080' }, 8080],
])('reads the port from %o: %i', (env, port) => {
  expect(portOf(env)).toBe(port)
})

it.each(['http', '-1', '70000', '80.5'])('says what is wrong with PORT=%s', (PORT) => {
  expect(() => portOf({ PORT })).toThrow(`PORT is ${PORT}, which is no port.`)
})
