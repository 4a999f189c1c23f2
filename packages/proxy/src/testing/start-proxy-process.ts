import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { readReply, type Reply } from './create-world.ts'
import type { ClientName } from './open-redis.ts'

/** A moment of a submission. */
export type Step = `${'before' | 'during' | 'after'} ${'claim' | 'upstream' | 'settle'}`

export interface ProcessOptions {
  client: ClientName
  redisUrl: string
  upstream: string
  /** Kills itself there, by SIGKILL. */
  dieAt?: Step
  /** Kills itself so many turns of its event loop after a request came. */
  dieAfterTurns?: number
}

export interface ProxyProcess {
  submit(intentId: string): Promise<Reply>
  ask(intentId: string): Promise<Reply>
  close(intentId: string): Promise<Reply>
  poll(requestId: string): Promise<Reply>
  /** Sets its wall clock so far ahead of the others'. */
  setAhead(ms: number): Promise<void>
  kill(): Promise<void>
  /** Ends with the signal that ended the process. */
  ended: Promise<unknown>
}

/** The input that stands for an intent: what a ledger shows can be told apart by it. */
export const inputOf = (intentId: string) => ({ prompt: `a paper boat called ${intentId}` })

/** Starts the real proxy in a process of its own. */
export async function startProxyProcess(options: ProcessOptions): Promise<ProxyProcess> {
  const child = fork(join(import.meta.dirname, 'proxy-process.ts'), [JSON.stringify(options)], {
    execArgv: ['--conditions', '@kling-kit/source', '--disable-warning=ExperimentalWarning'],
  })
  const ended = once(child, 'exit').then(([, signal]: unknown[]) => signal)
  const [url] = (await Promise.race([
    once(child, 'message'),
    ended.then((signal) => {
      throw new Error(`The proxy's process ended before it listened (${String(signal)}).`)
    }),
  ])) as [string]

  const call = async (path: string, init?: RequestInit) =>
    readReply(await fetch(`${url}/api/kling/v2/${path}`, init))
  return {
    submit: (intentId) =>
      call('kling-o3-text2video', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': intentId },
        body: JSON.stringify(inputOf(intentId)),
      }),
    ask: (intentId) => call(`intents/${intentId}`),
    close: (intentId) => call(`intents/${intentId}/close`, { method: 'POST' }),
    poll: (requestId) => call(`requests/${requestId}/status`),
    async setAhead(aheadMs) {
      const isSet = once(child, 'message')
      child.send({ aheadMs })
      await isSet
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    ended,
  }
}
