import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { openEvents } from '../testing/open-events.ts'

describe('an event stream', () => {
  it('shows that it is alive as often as it was told to', async () => {
    const { clock, listen } = await openEvents(1, { heartbeatMs: 5000 })
    const { state } = await listen()
    await clock.advance(4999)
    expect(state.heartbeats).toBe(0)
    await clock.advance(1)
    expect(state.heartbeats).toBe(1)
    await clock.advance(10_000)
    expect(state.heartbeats).toBe(3)
  })

  it('tells a reader who was slow the latest, and not what was true when they last read', async () => {
    const { ask, clock, job } = await openEvents()
    const reader = ((await ask()).body as ReadableStream<Uint8Array>).getReader()
    const read = async () => new TextDecoder().decode((await reader.read()).value)
    expect(await read()).toContain('event: ready')
    await clock.advance(1000)
    job().complete()
    await clock.advance(20_000)
    expect(await read()).toContain('"status":"COMPLETED"')
  })

  it('asks nothing about a job whose end the client has seen', async () => {
    const { clock, ids, listen, simulator } = await openEvents(2)
    const stream = await listen({ 'last-event-id': 'fq' }, ids, '&age=60&age=60')
    await clock.advance(30_000)
    const asked = new Set(simulator.polls.map(({ requestId }) => requestId))
    expect([...asked]).toEqual([String(ids[1]).replace(/\..*/, '')])
    expect(stream.state.isOver).toBe(false)
  })

  it('whose client takes a job for ended keeps no other from hearing of it', async () => {
    const { clock, listen } = await openEvents(2)
    const wrong = await listen({ 'last-event-id': 'cq' })
    const other = await listen()
    await clock.advance(20_000)
    expect(wrong.told()).toEqual([])
    expect(other.told()).toMatchObject([{ body: { status: 'QUEUED' } }, { body: { status: 'QUEUED' } }])
  })

  it('ends with the last of its jobs, also when that failed', async () => {
    const { clock, job, listen } = await openEvents(2)
    job(0).fail()
    const { state } = await listen()
    await clock.advance(0)
    expect(state.isOver).toBe(false)
    job(1).complete()
    await clock.advance(20_000)
    expect(state.isOver).toBe(true)
  })

  it('leaves nothing behind at the signal of a server that runs on', async () => {
    const { signal } = new AbortController()
    const { clock, listen } = await openEvents(1, { signal, totalMs: 30_000 })
    const [left] = [await listen(), await listen()]
    expect(getEventListeners(signal, 'abort')).toHaveLength(2)
    void left.leave()
    await clock.advance(0)
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    await clock.advance(30_000)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
