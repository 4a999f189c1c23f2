import type { Alarms } from './alarms.ts'

const answerTimeoutMs = 15_000

/** Asks one question, which is called off after 15 s or with `outer`. Undefined when no answer came. */
export async function withDeadline<Answer>(
  alarms: Alarms,
  ask: (signal: AbortSignal) => Promise<Answer> | undefined,
  outer?: AbortSignal,
): Promise<Answer | undefined> {
  const abort = new AbortController()
  const callOff = () => abort.abort()
  outer?.addEventListener('abort', callOff)
  const callOffTimeout = alarms.patiently(answerTimeoutMs, callOff)
  try {
    return await ask(abort.signal)
  } catch {
    return undefined
  } finally {
    callOffTimeout()
    outer?.removeEventListener('abort', callOff)
  }
}
