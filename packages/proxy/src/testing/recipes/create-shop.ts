import { expect, onTestFinished, vi } from 'vitest'
import { createWorld } from '../create-world.ts'
import { credits } from './credits.ts'
import { sqliteTransact } from './sqlite-transact.ts'

export const short = { prompt: 'a paper boat', duration: '3' }
export const long = { prompt: 'a paper boat', duration: '15', mode: 'pro', generate_audio: true }
export const rateLimited = { script: ['rate-limited'] } as const
export const hourMs = 3_600_000

export type Shop = Awaited<ReturnType<typeof createShop>>

/** An app that sells credits, of which ada has some. Its date is the world's; time passes with `pass`. */
export async function createShop(cents: number, ...more: Parameters<typeof createWorld>) {
  const transact = sqliteTransact()
  await transact((query) => query('insert into accounts (id, cents) values ($1, $2)', ['ada', cents]))
  const shop = credits(transact)
  const { beforeSubmit, onAccepted } = shop
  const world = createWorld({ beforeSubmit, onAccepted, ...more[0] }, more[1])
  const balance = async () => (await transact((query) => query('select cents from accounts', [])))[0]?.cents
  const pass = async (ms: number) => {
    await world.clock.advance(ms)
    vi.setSystemTime(world.clock.now())
  }
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now() })
  onTestFinished(() => void vi.useRealTimers())
  return { ...world, ...shop, giveBack: () => shop.giveBack(world.store), balance, pass }
}

export async function priceOf(input: unknown, model?: string) {
  const shop = await createShop(10_000)
  expect((await shop.submit(input, { model })).status).toBe(200)
  return 10_000 - Number(await shop.balance())
}
