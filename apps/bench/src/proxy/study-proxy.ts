import { type Load, measureLoad } from './measure-load.ts'
import { measureLatency } from './measure-latency.ts'
import { median, percentile } from './percentile.ts'
import type { RunningServer } from './start-server.ts'
import { createRequests, type WorkloadName, workloads } from './workload.ts'

const extent = { connections: 50, leadMs: 300, windowMs: 1200, rounds: 5 }
// Until a server's code is as fast as it gets: what handles requests for days is not measured by its first second.
const warmUpMs = 8000
const pace = { perSecond: 100, seconds: 1 }

/** What is measured, all of it running. */
export interface Field {
  upstream: RunningServer
  ours: RunningServer
  peers: RunningServer[]
}

export interface Beside {
  name: string
  requestsPerSecond: number
  cpuMicrosPerRequest: number
  /** Of ours to this one, in pairs of neighbouring measurements; the middle one. */
  throughputRatio: number
  /** How often ours could be answered for the CPU of this one. */
  cpuRatio: number
  failed: number
}

/** Every peer in pairs with ours, one after the other, the order changing with the round. Ours comes first. */
export async function studyThroughput(
  { upstream, ours, peers }: Field,
  workload: WorkloadName,
): Promise<Beside[]> {
  const load = loader(upstream, workload)
  for (const server of [ours, ...peers]) {
    process.stderr.write(`${workload}, warming up: ${server.name}\n`)
    await load(server, warmUpMs)
  }
  const pairs = new Map(peers.map((peer) => [peer, [] as (readonly [own: Load, other: Load])[]]))
  for (let round = 0; round < extent.rounds; round++) {
    for (const peer of peers) {
      process.stderr.write(`${workload}, round ${round + 1} of ${extent.rounds}: ${peer.name}\n`)
      const first = round % 2 === 0 ? await load(ours) : undefined
      const other = await load(peer)
      pairs.get(peer)?.push([first ?? (await load(ours)), other])
    }
  }
  const all = [...pairs.values()].flat()
  return [
    { name: 'kling-kit', ...besideOf(all.map(([own]) => [own, own])) },
    ...peers.map((peer) => ({ name: peer.name, ...besideOf(pairs.get(peer) ?? []) })),
  ]
}

function loader(upstream: RunningServer, workload: WorkloadName) {
  const requests = new Map<RunningServer, () => Buffer>()
  return (server: RunningServer, windowMs = extent.windowMs) => {
    // Goes on where it stopped: begun anew each time, the first callers would come so often that they are refused.
    const nextRequest = requests.get(server) ?? requestsFor(server, upstream, workload)
    requests.set(server, nextRequest)
    return measureLoad(server, nextRequest, { ...extent, windowMs, expects: workloads[workload].expects })
  }
}

function besideOf(pairs: readonly (readonly [own: Load, other: Load])[]): Omit<Beside, 'name'> {
  const middle = (figure: (other: Load, own: Load) => number) =>
    median(pairs.map(([own, other]) => figure(other, own)))
  return {
    requestsPerSecond: middle((other) => other.requestsPerSecond),
    cpuMicrosPerRequest: middle((other) => other.cpuMicrosPerRequest),
    throughputRatio: middle((other, own) => own.requestsPerSecond / other.requestsPerSecond),
    cpuRatio: middle((other, own) => other.cpuMicrosPerRequest / own.cpuMicrosPerRequest),
    failed: pairs.reduce((sum, [, other]) => sum + other.failed, 0),
  }
}

export interface Added {
  name: string
  medianMs: number
  p99Ms: number
}

/** What each server adds to the upstream's own time at a pace that none of them feels. */
export async function studyLatency(
  { upstream, ours, peers }: Field,
  workload: WorkloadName,
): Promise<Added[]> {
  const servers = [upstream, ours, ...peers]
  const seen = new Map(servers.map((server) => [server, [] as number[]]))
  for (let round = 0; round < extent.rounds; round++) {
    for (const server of servers) {
      process.stderr.write(`${workload} latency, round ${round + 1} of ${extent.rounds}: ${server.name}\n`)
      const { latenciesMs } = await measureLatency(server.port, requestsFor(server, upstream, workload), {
        ...pace,
        expects: workloads[workload].expects,
      })
      seen.get(server)?.push(...latenciesMs)
    }
  }
  const at = (server: RunningServer, share: number) => percentile(seen.get(server) ?? [], share)
  return servers.slice(1).map((server) => ({
    name: server.name,
    medianMs: at(server, 0.5) - at(upstream, 0.5),
    p99Ms: at(server, 0.99) - at(upstream, 0.99),
  }))
}

/** How many are refused in the time in which one is forwarded. */
export async function studyRefusals({ upstream, ours }: Field) {
  const ratios: Record<'stranger' | 'no-route', number[]> = { stranger: [], 'no-route': [] }
  for (let round = 0; round < extent.rounds; round++) {
    for (const kind of ['stranger', 'no-route'] as const) {
      const refused = await loader(upstream, kind)(ours)
      const forwarded = await loader(upstream, 'status')(ours)
      ratios[kind].push(refused.requestsPerSecond / forwarded.requestsPerSecond)
    }
  }
  return { stranger: median(ratios.stranger), 'no-route': median(ratios['no-route']) }
}

export const requestsFor = (
  server: RunningServer,
  upstream: RunningServer,
  workload: WorkloadName,
): (() => Buffer) =>
  createRequests(workload, {
    name: server.name,
    upstream: `http://127.0.0.1:${upstream.port}`,
    ids: server.sealed?.ids,
  })
