import { beforeAll } from 'vitest'
import { type Answer, call, type CallOptions } from './call.ts'
import type { HostName } from './start-host.ts'
import type { World } from './start-world.ts'

export const base = '/api/kling/v2'
export const model = `${base}/kling-o3-text2video`
export const boat = JSON.stringify({ prompt: 'a paper boat' })

/** One mounted recipe, as its tests see it. Functions where the world does not stand yet. */
export interface Mount {
  world(): World
  port(): number
  /** A job that waits. One for all the tests that only look: a caller may start twenty in a minute. */
  job(): string
  newIntentId(): string
  ask(options: CallOptions): Promise<Answer>
  /** A submission that lacks nothing, but for what is given. */
  post(options?: Partial<CallOptions>, intentId?: string): Promise<Answer>
  /** Submits; resolves with the id. */
  submitted(): Promise<string>
  /** How many jobs Segmind accepted while this was done. */
  boughtBy(work: () => Promise<unknown>): Promise<number>
}

export function mountOf(name: HostName, world: () => World): Mount {
  let intents = 0
  let job = ''
  const port = () => world().hosts[name].port
  const newIntentId = () => `${name}-intent-${++intents}`
  const ask = (options: CallOptions) => call(port(), options)
  const post: Mount['post'] = ({ headers, ...options } = {}, intentId = newIntentId()) =>
    ask({
      method: 'POST',
      target: `${model}?leak=leak-of-a-caller`,
      body: boat,
      headers: { 'content-type': 'application/json', 'idempotency-key': intentId, ...headers },
      ...options,
    })
  const submitted = async () => String((await post()).body.request_id)
  beforeAll(async () => void (job = await submitted()))
  return {
    world,
    port,
    job: () => job,
    newIntentId,
    ask,
    post,
    submitted,
    async boughtBy(work) {
      const before = world().simulator.ledger.length
      await work()
      return world().simulator.ledger.length - before
    },
  }
}
