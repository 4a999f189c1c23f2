import { measureLatency } from './measure-latency.ts'
import { median, percentile } from './percentile.ts'
import { type Field, requestsFor } from './study-proxy.ts'
import { hangPolls, trickleBodies } from './troubles.ts'

const hungUpstreams = 200
const slowBodies = 500
const rounds = 3
const pace = { perSecond: 100, seconds: 3, expects: 200 }

export interface Hurt {
  trouble: string
  /** Of healthy callers with the trouble to without it, in pairs; the middle one. */
  p99Ratio: number
  medianRatio: number
  failed: number
}

/** What healthy callers feel of others' trouble. */
export async function studyTroubles({ upstream, ours }: Field): Promise<Hurt[]> {
  const healthy = () => measureLatency(ours.port, requestsFor(ours, upstream, 'status'), pace)
  const troubles = [
    [`${hungUpstreams} hung upstreams`, (round: number) => hangPolls(ours, upstream, hungUpstreams, round)],
    [`${slowBodies} slow bodies`, () => trickleBodies(ours, slowBodies)],
  ] as const
  const hurts: Hurt[] = []
  for (const [trouble, begin] of troubles) {
    const [p99Ratios, medianRatios]: [number[], number[]] = [[], []]
    let failed = 0
    for (let round = 0; round < rounds; round++) {
      process.stderr.write(`${trouble}, round ${round + 1} of ${rounds}\n`)
      const without = await healthy()
      const end = await begin(round)
      const beside = await healthy()
      await end()
      failed += beside.failed
      p99Ratios.push(percentile(beside.latenciesMs, 0.99) / percentile(without.latenciesMs, 0.99))
      medianRatios.push(median(beside.latenciesMs) / median(without.latenciesMs))
    }
    hurts.push({ trouble, p99Ratio: median(p99Ratios), medianRatio: median(medianRatios), failed })
  }
  return hurts
}
