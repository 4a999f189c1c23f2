import { expect, it, vi } from 'vitest'
import { createWorld, newIntentId } from '../create-world.ts'
import { sqliteQuery } from '../sqlite-query.ts'
import { credits } from './credits.ts'

const short = { prompt: 'a paper boat', duration: '3' }

async function createShop(cents: number, ...more: Parameters<typeof createWorld>) {
  const query = sqliteQuery('credits.ts')
  await query('insert into accounts (id, cents) values ($1, $2)', ['ada', cents])
  const shop = credits(query)
  const { beforeSubmit, onAccepted } = shop
  const world = createWorld({ beforeSubmit, onAccepted, ...more[0] }, more[1])
  const balance = async () => (await query('select cents from accounts', []))[0]?.cents
  return { ...world, ...shop, balance }
}

it('takes credits once per intent, and says so when they do not suffice', async () => {
  const shop = await createShop(1000)
  const intentId = newIntentId()
  expect((await shop.submit(short, { intentId })).status).toBe(200)
  const left = Number(await shop.balance())
  expect(left).toBeLessThan(1000)
  expect((await shop.submit(short, { intentId })).status).toBe(200)
  expect(await shop.balance()).toBe(left)
  while ((await shop.submit(short)).status === 200);
  expect(await shop.submit(short)).toMatchObject({
    status: 402,
    body: {
      code: 'refused-by-app',
      error: 'You have too few credits left. Nothing was charged.',
      billed: 'no',
    },
  })
  expect(shop.simulator.ledger).toHaveLength(Math.floor(1000 / (1000 - left)))
})

it('takes nothing twice from who was refused by Segmind and presses again', async () => {
  const shop = await createShop(1000, {}, { script: [{ type: 'rate-limited' }] })
  const intentId = newIntentId()
  expect((await shop.submit(short, { intentId })).status).toBe(429)
  const left = await shop.balance()
  expect((await shop.submit(short, { intentId })).status).toBe(200)
  expect(await shop.balance()).toBe(left)
})

it('lets one of two have the last cents', async () => {
  const probe = await createShop(1000)
  await probe.submit(short)
  const price = 1000 - Number(await probe.balance())
  const shop = await createShop(price)
  const replies = await Promise.all([shop.submit(short), shop.submit(short)])
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 402])
  expect(await shop.balance()).toBe(0)
})

it('gives back what was never accepted, and what FAILED', async () => {
  const shop = await createShop(1000, {}, { script: [{ type: 'bad-request' }] })
  await shop.submit(short)
  expect(await shop.balance()).toBeLessThan(1000)
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 2 * 3_600_000)
  await shop.giveBack()
  expect(await shop.balance()).toBe(1000)
  vi.restoreAllMocks()
  const { body } = await shop.submit(short)
  await shop.giveBack()
  expect(await shop.balance()).toBeLessThan(1000)
  await shop.refund(String(body.request_id).replace(/\..*/, ''))
  expect(await shop.balance()).toBe(1000)
})
