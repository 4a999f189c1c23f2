import type { Alarms } from './alarms.ts'

const answerTimeoutMs = 15_000

/** Asks one question, which is called off after 15 s, or by whoever holds `call`. Undefined when no answer came. */
export async function withDeadline<Answer>(
  alarms: Alarms,
  ask: (signal: AbortSignal) => Promise<Answer> | undefined,
  call = new AbortController(),
): Promise<Answer | undefined> {
  const callOffTimeout = alarms.patiently(answerTimeoutMs, () => call.abort())
  try {
    return await ask(call.signal)
  } catch {
    return undefined
  } finally {
    callOffTimeout()
  }
}
