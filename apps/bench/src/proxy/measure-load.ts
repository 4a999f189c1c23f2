import { openConnection } from './connection.ts'
import type { RunningServer } from './start-server.ts'

export interface LoadOptions {
  connections: number
  leadMs: number
  windowMs: number
  expects: number
}

export interface Load {
  requestsPerSecond: number
  cpuMicrosPerRequest: number
  failed: number
  latenciesMs: number[]
}

/** As much as a server takes from so many connections, each with its next request as soon as the last was answered. */
export async function measureLoad(
  server: RunningServer,
  nextRequest: () => Buffer,
  { connections, leadMs, windowMs, expects }: LoadOptions,
): Promise<Load> {
  const phase = { isOver: false, isMeasured: false }
  let [answered, failed] = [0, 0]
  const latenciesMs: number[] = []
  const open = Array.from({ length: connections }, () => openConnection(server.port))
  const drive = async ({ exchange }: (typeof open)[number]) => {
    while (!phase.isOver) {
      const sentAt = performance.now()
      const status = await exchange(nextRequest())
      if (!phase.isMeasured) continue
      if (status === expects) answered++
      else failed++
      latenciesMs.push(performance.now() - sentAt)
    }
  }
  const driven = Promise.all(open.map(drive))
  await sleep(leadMs)
  const before = await server.usage()
  const from = performance.now()
  phase.isMeasured = true
  await sleep(windowMs)
  const seconds = (performance.now() - from) / 1000
  phase.isMeasured = false
  const after = await server.usage()
  phase.isOver = true
  await driven
  for (const { close } of open) close()
  return {
    requestsPerSecond: answered / seconds,
    cpuMicrosPerRequest: (after.cpuMicros - before.cpuMicros) / answered,
    failed,
    latenciesMs,
  }
}

const sleep = (delayMs: number) => new Promise((resolve) => void setTimeout(resolve, delayMs))
