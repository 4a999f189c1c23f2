import type { Findings } from '../bench.ts'
import { openOwn } from '../proxy/open-field.ts'
import { studyMemory } from '../proxy/study-memory.ts'

const mostMiB = 30

/** What a million polls leave in the proxy. */
export async function run(): Promise<Findings> {
  const own = await openOwn()
  try {
    const { heapMiB, rssMiB, failed } = await studyMemory(own)
    return {
      conditions: [
        'One proxy in a process of its own, in front of a bare node:http server. 50 kept-alive connections, each asking again when it was answered, about 20,000 jobs in turn.',
        'What is held after a million polls and was not after the first hundred thousand, its garbage collected.',
      ],
      tables: [
        {
          title: 'After a million polls',
          columns: ['', 'is', 'is to be'],
          rows: [
            ['MiB of heap more', heapMiB.toFixed(1), `≤ ${mostMiB}`],
            ['MiB of RSS more', rssMiB.toFixed(1), `≤ ${mostMiB}`],
            ['polls failed', failed, '0'],
          ],
        },
      ],
      json: { heapMiB, rssMiB, failed },
      holds: heapMiB <= mostMiB && rssMiB <= mostMiB && failed === 0,
    }
  } finally {
    await Promise.all([own.upstream.stop(), own.ours.stop()])
  }
}
