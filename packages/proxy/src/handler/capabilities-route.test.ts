import { expect, it } from 'vitest'
import { createQuota } from '../limits.ts'
import { createWorld } from '../testing/create-world.ts'
import { uploads } from '../uploads.ts'

it('tells a caller the limits of its plan, the narrower of two, and how large a picture may be', async () => {
  const quota = createQuota({
    perCaller: ({ id }) => ({ submitsPerMinute: 5, submitsPerDay: 40, usdPerDay: id === 'ada' ? 12.5 : 2 }),
    inTotal: { usdPerDay: 100 },
  })
  const { get } = createWorld({ quota, routes: [uploads({ maxBytes: 1000 })] })
  expect((await get('/v2/capabilities')).body).toMatchObject({
    uploads: { maxBytes: 1000 },
    limits: { submits_per_minute: 5, submits_per_day: 40, usd_per_day: 12.5, max_body_bytes: 2 ** 20 },
  })
  expect((await get('/v2/capabilities', { 'x-user': 'eve' })).body).toMatchObject({
    limits: { usd_per_day: 2 },
  })
})

it("tells a caller's own limit where the quota allows more", async () => {
  const quota = createQuota({ perCaller: { submitsPerMinute: 30 } })
  const { get } = createWorld({ quota, authorize: () => ({ id: 'ada', limits: { submitsPerMinute: 3 } }) })
  expect((await get('/v2/capabilities')).body.limits).toEqual({
    submits_per_minute: 3,
    max_body_bytes: 2 ** 20,
  })
})

it('tells no limits while nobody knows them', async () => {
  const quota = createQuota({ perCaller: () => Promise.reject(new Error('plans are down')) })
  const { get } = createWorld({ quota })
  expect(await get('/v2/capabilities')).toMatchObject({ status: 503, body: { code: 'store-unavailable' } })
})

it('tells the limits of the proxy where the quota keeps its own to itself', async () => {
  const { get } = createWorld({ quota: { reserve: async () => ({ release: async () => {} }) } })
  expect(await get('/v2/capabilities')).toMatchObject({
    status: 200,
    body: { limits: { submits_per_minute: 20, max_body_bytes: 2 ** 20 } },
  })
})

it('tells a caller those of the models that are theirs, in the order of the proxy', async () => {
  const models = ['kling-o3-text2video', 'kling-o9', 'kling-o1']
  const { get } = createWorld({
    models: ['kling-o1', 'kling-3-standard-text2video', 'kling-o3-text2video'],
    authorize: () => ({ id: 'ada', models }),
  })
  expect((await get('/v2/capabilities')).body.models).toEqual(['kling-o1', 'kling-o3-text2video'])
})
