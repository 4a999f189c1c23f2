import { openConnection } from './connection.ts'

interface PaceOptions {
  perSecond: number
  seconds: number
  expects: number
}

export interface Paced {
  latenciesMs: number[]
  failed: number
}

/**
 * How long answers take when requests come at a steady pace, whether or not earlier ones were answered. Counted from when each
 * was due, so that a pause counts for all whom it kept waiting.
 */
export async function measureLatency(
  port: number,
  nextRequest: () => Buffer,
  { perSecond, seconds, expects }: PaceOptions,
): Promise<Paced> {
  const idle = Array.from({ length: 8 }, () => openConnection(port))
  const latenciesMs: number[] = []
  const from = performance.now()
  let failed = 0
  const ask = async (dueAt: number) => {
    const connection = idle.pop() ?? openConnection(port)
    const status = await connection.exchange(nextRequest())
    latenciesMs.push(performance.now() - dueAt)
    if (status !== expects) failed++
    idle.push(connection)
  }
  const asked: Promise<void>[] = []
  for (let at = 0; at < perSecond * seconds; at++) {
    const dueAt = from + (at * 1000) / perSecond
    await new Promise((resolve) => void setTimeout(resolve, Math.max(0, dueAt - performance.now())))
    asked.push(ask(dueAt))
  }
  await Promise.all(asked)
  for (const { close } of idle) close()
  return { latenciesMs, failed }
}
