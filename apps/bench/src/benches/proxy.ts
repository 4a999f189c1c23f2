import type { Findings } from '../bench.ts'
import { openField } from '../proxy/open-field.ts'
import { type Beside, studyLatency, studyRefusals, studyThroughput } from '../proxy/study-proxy.ts'
import { studyTroubles } from '../proxy/study-troubles.ts'
import { tableOfGoals, tableOfLatency, tableOfThroughput } from '../proxy/summarise-proxy.ts'

/** The proxy beside other ways to forward a browser's requests. */
export async function run(): Promise<Findings> {
  const field = await openField()
  try {
    const status = await studyThroughput(field, 'status')
    const submit = await studyThroughput(field, 'submit')
    const addedLatency = {
      status: await studyLatency(field, 'status'),
      submit: await studyLatency(field, 'submit'),
    }
    const refusals = await studyRefusals(field)
    const hurts = await studyTroubles(field)
    return {
      conditions: [
        ...field.missing.map((name) => `${name} was not found on this machine and is left out.`),
        'Each server in a process of its own, in front of one bare node:http server that answers as Segmind does. One client, 50 kept-alive connections, each asking again when it was answered.',
        'Ratios are of two measurements side by side, the order changing with the round; the middle one of 5 counts. Seconds and CPU are of this machine.',
        'Every poll is about another job, so none is answered without a call. Ours checks session, origin and seal, reads Segmind’s answer and writes its own; it pays over a connection of its own.',
        'fal’s handlers check the session and the target, which they are told in a header. hono is its proxy helper; it, http-proxy and nginx check nothing. http-proxy-default opens a connection for every request, as it does unless it is told otherwise; http-proxy and nginx keep theirs, for submissions too.',
        'Latency is at 100 requests a second, counted from when each was due.',
      ],
      tables: [
        tableOfThroughput('Status GET', status),
        tableOfThroughput('Submit POST', submit),
        tableOfLatency(addedLatency.status, addedLatency.submit),
        tableOfGoals({ besides: status, refusals, hurts }),
      ],
      json: {
        throughputRatio: ratios(status, 'throughputRatio'),
        cpuRatio: ratios(status, 'cpuRatio'),
        submit: {
          throughputRatio: ratios(submit, 'throughputRatio'),
          cpuRatio: ratios(submit, 'cpuRatio'),
        },
        servers: { status, submit },
        addedLatency,
        refusalRatio: refusals,
        hurts,
        missing: field.missing,
      },
    }
  } finally {
    await field.close()
  }
}

const ratios = (besides: readonly Beside[], figure: 'throughputRatio' | 'cpuRatio') =>
  Object.fromEntries(besides.slice(1).map((one) => [one.name, one[figure]]))
