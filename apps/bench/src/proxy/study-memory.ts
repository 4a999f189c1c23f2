import { openConnection } from './connection.ts'
import { type Field, requestsFor } from './study-proxy.ts'

const polls = 1_000_000
const warmPolls = 100_000
const connections = 50

export interface MemoryGrowth {
  polls: number
  heapMiB: number
  rssMiB: number
  failed: number
}

const mebibyte = 2 ** 20

/** What is held after a million polls and was not after the first hundred thousand. */
export async function studyMemory({
  upstream,
  ours,
}: Pick<Field, 'upstream' | 'ours'>): Promise<MemoryGrowth> {
  const nextRequest = requestsFor(ours, upstream, 'status')
  let failed = 0
  const drive = async (count: number) => {
    let left = count
    const open = Array.from({ length: connections }, () => openConnection(ours.port))
    await Promise.all(
      open.map(async ({ exchange }) => {
        while (left-- > 0) if ((await exchange(nextRequest())) !== 200) failed++
      }),
    )
    for (const { close } of open) close()
    return ours.usage('collect')
  }
  const before = await drive(warmPolls)
  let after = before
  for (let done = 0; done < polls; done += warmPolls) {
    process.stderr.write(`${done} of ${polls} polls\n`)
    after = await drive(warmPolls)
  }
  return {
    polls,
    heapMiB: (after.heapBytes - before.heapBytes) / mebibyte,
    rssMiB: (after.rssBytes - before.rssBytes) / mebibyte,
    failed,
  }
}
