import { expect, it, vi } from 'vitest'
import { newIntentId } from '../create-world.ts'
import { createShop, hourMs, priceOf, rateLimited, short } from './create-shop.ts'

const bareId = ({ request_id }: Record<string, unknown>) => String(request_id).replace(/\..*/, '')

it('gives back what was never accepted, and what FAILED', async () => {
  const shop = await createShop(1000, {}, { script: ['bad-request'] })
  await shop.submit(short)
  expect(await shop.balance()).toBeLessThan(1000)
  await shop.pass(2 * hourMs)
  await shop.giveBack()
  expect(await shop.balance()).toBe(1000)
  const { body } = await shop.submit(short)
  await shop.pass(2 * hourMs)
  await shop.giveBack()
  expect(await shop.balance()).toBeLessThan(1000)
  for (let times = 0; times < 2; times++) await shop.refund(bareId(body))
  expect(await shop.balance()).toBe(1000)
})

it('gives nothing back while a press that was refused is on its way again', async () => {
  const price = await priceOf(short)
  const shop = await createShop(1000, {}, rateLimited)
  const intentId = newIntentId()
  await shop.submit(short, { intentId })
  await shop.pass(2 * hourMs)
  const left: unknown[] = []
  const proxy = shop.create({
    async beforeSubmit(submission) {
      const answer = await shop.beforeSubmit(submission)
      await shop.giveBack()
      left.push(await shop.balance())
      return answer
    },
  })
  expect((await shop.submit(short, { intentId }, proxy)).status).toBe(200)
  expect([...left, await shop.balance()]).toEqual([1000 - price, 1000 - price])
})

it('gives nothing back of a press that comes again while it asks the store', async () => {
  const price = await priceOf(short)
  const shop = await createShop(1000, { limits: { submitsPerMinute: 0 } })
  const intentId = newIntentId()
  await shop.submit(short, { intentId })
  await shop.pass(2 * hourMs)
  vi.spyOn(shop.store, 'read').mockImplementationOnce(async () => {
    expect((await shop.submit(short, { intentId })).status).toBe(429)
    return null
  })
  await shop.giveBack()
  expect(await shop.balance()).toBe(1000 - price)
})

it('takes what was given back once more when the film was accepted after all', async () => {
  const price = await priceOf(short)
  const shop = await createShop(1000, {
    async onAccepted(accepted) {
      await shop.pass(2 * hourMs)
      vi.spyOn(shop.store, 'read').mockResolvedValueOnce(null)
      await shop.giveBack()
      expect(await shop.balance()).toBe(1000)
      await shop.onAccepted(accepted)
    },
  })
  expect((await shop.submit(short)).status).toBe(200)
  expect(await shop.balance()).toBe(1000 - price)
})

it('charges what was accepted by a process that ended before it said so', async () => {
  const price = await priceOf(short)
  const shop = await createShop(1000, { onAccepted() {} })
  const { body } = await shop.submit(short)
  await shop.pass(2 * hourMs)
  for (let times = 0; times < 2; times++) await shop.giveBack()
  expect(await shop.balance()).toBe(1000 - price)
  await shop.refund(bareId(body))
  expect(await shop.balance()).toBe(1000)
})

it('gives back what a copy held after the film had been charged', async () => {
  const price = await priceOf(short)
  const shop = await createShop(1000)
  const intentId = newIntentId()
  const proxy = shop.create({
    async beforeSubmit(submission) {
      await shop.submit(short, { intentId })
      return shop.beforeSubmit(submission)
    },
  })
  const { body, headers } = await shop.submit(short, { intentId }, proxy)
  expect(headers.get('idempotent-replayed')).toBe('true')
  await shop.refund(bareId(body))
  expect(await shop.balance()).toBe(1000 - price)
  await shop.pass(2 * hourMs)
  await shop.giveBack()
  expect(await shop.balance()).toBe(1000)
})

it('gives back what nobody knows the outcome of, once nobody waits for it', async () => {
  const shop = await createShop(1000, { timeouts: { readMs: 3 * hourMs } }, { script: ['hang'] })
  const reply = shop.submit(short)
  await shop.until(() => shop.simulator.submissions.length === 1)
  await shop.pass(2 * hourMs)
  expect((await reply).body.code).toBe('in-flight')
  await shop.giveBack()
  expect(await shop.balance()).toBeLessThan(1000)
  await shop.pass(2 * hourMs)
  await shop.giveBack()
  expect(await shop.balance()).toBe(1000)
})
