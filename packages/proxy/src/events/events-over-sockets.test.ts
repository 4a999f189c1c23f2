import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { events } from '../events.ts'
import { toNodeListener } from '../node/to-node-listener.ts'
import { createWorld } from '../testing/create-world.ts'
import { portOf, serve } from '../testing/raw-socket.ts'

const patience = { timeout: 60_000 }

/** A proxy on a port of its own, with five jobs of which all are asked for. The clock moves only when told. */
async function serveEvents() {
  const world = createWorld({ routes: [events({ maxStreams: 50 })] })
  const ids: string[] = []
  for (let at = 0; at < 5; at++) ids.push(String((await world.submit()).body.request_id))
  const port = portOf(await serve(toNodeListener(world.proxy)))
  const path = `/api/kling/v2/events?${ids.map((id) => `id=${id}`).join('&')}`
  const open = async () => {
    const call = get({ host: '127.0.0.1', port, path, agent: false })
    call.on('error', () => {})
    const [answer] = (await once(call, 'response')) as [IncomingMessage]
    const stream = { text: '', isOver: false, leave: () => call.destroy() }
    answer.on('error', () => {})
    answer.setEncoding('utf8').on('data', (text: string) => (stream.text += text))
    answer.on('end', () => (stream.isOver = true))
    return stream
  }
  return { ...world, ids, open }
}

/** What Segmind was asked about five jobs, from start to end, with so many listening. */
async function pollsWith(tabs: number): Promise<number> {
  const { clock, ids, open, simulator, until } = await serveEvents()
  const streams = await Promise.all(Array.from({ length: tabs }, open))
  await until(() => streams.every(({ text }) => text.split('QUEUED').length === 6))
  for (const id of ids) simulator.job(id).process()
  await clock.advance(90_000)
  for (const id of ids) simulator.job(id).complete()
  await clock.advance(20_000)
  await until(() => streams.every(({ isOver }) => isOver))
  for (const { text } of streams) expect(text.split('COMPLETED')).toHaveLength(6)
  expect(clock.timerCount).toBe(0)
  return simulator.polls.length
}

it('fifty tabs on five jobs cost Segmind what one tab costs', patience, async () => {
  expect(await pollsWith(50)).toBe(await pollsWith(1))
})

it('tabs that are gone are let go of, and nothing more is asked', patience, async () => {
  const { clock, open, simulator, until } = await serveEvents()
  const streams = await Promise.all([open(), open(), open()])
  await until(() => streams.every(({ text }) => text.includes('QUEUED')))
  for (const { leave } of streams) leave()
  await until(() => clock.timerCount === 0)
  const asked = simulator.polls.length
  await clock.advance(120_000)
  expect(simulator.polls).toHaveLength(asked)
})
