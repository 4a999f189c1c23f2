import { type EventsOptions, events } from '../events.ts'
import type { ProxyOptions } from '../proxy-options.ts'
import { base, createWorld } from './create-world.ts'
import { readEvents } from './read-events.ts'

type Hints = Record<string, string>

/** A proxy with events, and some jobs of ada's. */
export async function openEvents(count = 1, options: EventsOptions = {}, proxy: Partial<ProxyOptions> = {}) {
  const world = createWorld({ routes: [events(options)], ...proxy })
  const ids: string[] = []
  for (let at = 0; at < count; at++) ids.push(String((await world.submit()).body.request_id))
  const address = (named = ids, more = '') =>
    `${base}/v2/events?${named.map((id) => `id=${id}`).join('&')}${more}`
  const ask = (init: RequestInit & { headers?: Hints } = {}, named = ids, more = '') =>
    world.proxy(new Request(address(named, more), init))
  const listen = async (headers: Hints = {}, named = ids, more = '') =>
    readEvents(await ask({ headers }, named, more))
  const job = (at = 0) => world.simulator.job(ids[at] as string)
  return { ...world, ids, ask, listen, job, address }
}
