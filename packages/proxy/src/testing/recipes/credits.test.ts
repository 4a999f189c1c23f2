import { expect, it } from 'vitest'
import { memoryStore } from '../../store/memory-store.ts'
import { newIntentId } from '../create-world.ts'
import { createShop, hourMs, long, priceOf, rateLimited, type Shop, short } from './create-shop.ts'

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

it.each([
  ['by Segmind', rateLimited, {}],
  ['for the number of submissions', {}, { limits: { submitsPerMinute: 0 } }],
])('a long film is not had for the price of a short one that was refused %s', async (_, script, more) => {
  const price = await priceOf(long)
  const intentId = newIntentId()
  const poor = await createShop(price - 1, {}, script)
  expect((await poor.submit(short, { intentId }, poor.create(more))).status).toBe(429)
  expect(await poor.submit(long, { intentId })).toMatchObject({ status: 402, body: { billed: 'no' } })
  expect(poor.simulator.ledger).toEqual([])
  const rich = await createShop(price, {}, script)
  await rich.submit(short, { intentId }, rich.create(more))
  expect((await rich.submit(long, { intentId })).status).toBe(200)
  expect(await rich.balance()).toBe(0)
})

it('a short film costs what it costs when a long one was refused before', async () => {
  const price = await priceOf(short)
  const shop = await createShop(1000, {}, rateLimited)
  const intentId = newIntentId()
  await shop.submit(long, { intentId })
  expect((await shop.submit(short, { intentId })).status).toBe(200)
  expect(await shop.balance()).toBe(1000 - price)
})

it('a long film is not had for the price of a short one that another process is asked for meanwhile', async () => {
  const price = await priceOf(long)
  const shop = await createShop(1000)
  const intentId = newIntentId()
  const refusing = shop.create({ limits: { submitsPerMinute: 0 } })
  const left: unknown[] = []
  const proxy = shop.create({
    async beforeSubmit(submission) {
      const answer = await shop.beforeSubmit(submission)
      await shop.submit(short, { intentId }, refusing)
      left.push(await shop.balance())
      return answer
    },
  })
  expect((await shop.submit(long, { intentId }, proxy)).status).toBe(200)
  expect([...left, await shop.balance()]).toEqual([1000 - price, 1000 - price])
})

it.each([
  ['a week later', (shop: Shop) => shop.pass(7 * 24 * hourMs + 1).then(() => shop.proxy)],
  ['to a process that remembers nothing', async (shop: Shop) => shop.create({ store: memoryStore(shop) })],
])('a press that is sent again %s costs again', async (_, later) => {
  const price = await priceOf(short)
  const shop = await createShop(2 * price)
  const intentId = newIntentId()
  expect((await shop.submit(short, { intentId })).status).toBe(200)
  expect(await shop.balance()).toBe(price)
  expect((await shop.submit(short, { intentId }, await later(shop))).status).toBe(200)
  expect(await shop.balance()).toBe(0)
  expect((await shop.submit(short, { intentId }, await later(shop))).status).toBe(402)
  expect(shop.simulator.ledger).toHaveLength(2)
})

it.each([
  ['0.28', 28, 'kling-text2video', { prompt: 'a paper boat', duration: 5 }],
  ['0.035', 4, 'kling-o1', { prompt: '@Image1 at night', image_urls: ['https://a.example/boat.png'] }],
])('takes for $%s %i cents', async (_, cents, model, input) => {
  expect(await priceOf(input, model)).toBe(cents)
})
