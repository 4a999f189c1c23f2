import { describe, expect, it } from 'vitest'
import type { ProxyRoute } from '../handler/proxy-route.ts'
import type { ProxyOptions } from '../proxy-options.ts'
import { createWorld } from '../testing/create-world.ts'
import { readAskedJobs } from './asked-job.ts'

/** Answers with the jobs as they were understood. */
const echo: ProxyRoute = (state) => ({
  path: '/v2/asked',
  verb: 'GET',
  action: 'events',
  offers: {},
  answer: async (visit) => ({ body: { jobs: await readAskedJobs(state, visit, 3) } }),
})

/** Asks about jobs of ada's: `{0}` stands for the id of the first one. */
async function openAsked(count: number, options: Partial<ProxyOptions> = {}) {
  const world = createWorld({ routes: [echo], ...options })
  const ids: string[] = []
  for (let at = 0; at < count; at++) ids.push(String((await world.submit()).body.request_id))
  const fill = (query: string) => query.replace(/\{(\d)\}/g, (_, at: string) => ids[Number(at)] ?? '')
  const ask = (query: string, marks?: string) =>
    world.get(`/v2/asked?${fill(query)}`, marks === undefined ? {} : { 'last-event-id': marks })
  const named = ids.map((sealedId) => ({ sealedId, requestId: sealedId.replace(/\..*/, '') }))
  return { ...world, ask, named }
}

describe('the jobs that are asked for', () => {
  it('come with their age, their usual duration and what the caller knows of them, each with its own', async () => {
    const { ask, named } = await openAsked(2)
    const { body } = await ask('id={0}&age=7&usual=150-0.3&id={1}&age=90&usual=20-1.125', 'qp')
    expect(body.jobs).toEqual([
      { ...named[0], ageMs: 7000, belief: { meanSeconds: 150, spread: 0.3 }, known: 'queued' },
      { ...named[1], ageMs: 90_000, belief: { meanSeconds: 20, spread: 1.125 }, known: 'processing' },
    ])
  })

  it('are known by nothing but their ids when no more is said', async () => {
    const { ask, named } = await openAsked(2)
    expect((await ask('id={0}&id={1}')).body.jobs).toEqual(named)
  })

  it.each([
    ['ages', 'age=7'],
    ['ages, one too many', 'age=7&age=8&age=9'],
    ['usual durations', 'usual=150-0.3'],
    ['usual durations, one too many', 'usual=150-0.3&usual=150-0.3&usual=150-0.3'],
  ])('are given no %s that may be another job’s', async (_, hints) => {
    const { ask, named } = await openAsked(2)
    expect((await ask(`id={0}&id={1}&${hints}`)).body.jobs).toEqual(named)
  })

  it.each(['age=', 'age=-1', 'age=1.5', 'age=1000000', 'age=soon', 'usual=', 'usual=150', 'usual=-0.3'])(
    'are taken without a hint that makes no sense: %s',
    async (hint) => {
      const { ask, named } = await openAsked(1)
      expect((await ask(`id={0}&${hint}`)).body.jobs).toEqual(named)
    },
  )

  it('are never believed to end at once, or to the second', async () => {
    const { ask } = await openAsked(1)
    expect((await ask('id={0}&usual=0-0.01')).body.jobs).toMatchObject([
      { belief: { meanSeconds: 1, spread: 0.05 } },
    ])
  })

  it('may be as many as the limit, and the refusal of more names it', async () => {
    const { ask } = await openAsked(4)
    expect((await ask('id={0}&id={1}&id={2}')).status).toBe(200)
    expect(await ask('id={0}&id={1}&id={2}&id={3}')).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-input',
        error:
          'Some ids do not fit. This changes neither the job nor its cost. Name 1 to 3 jobs, each once: ?id=…&id=…',
      },
    })
  })

  it('are refused together when one of them is no id', async () => {
    const { ask } = await openAsked(1)
    expect(await ask('id={0}&id=abc')).toMatchObject({ status: 400, body: { code: 'invalid-input' } })
  })

  it.each([
    ['sealed', 'once', 1],
    ['plain', 'once, and once more for each of them,', 3],
  ] as const)('with %s ids ask the app %s who that is', async (kind, _, times) => {
    const asked: string[] = []
    const { ask } = await openAsked(2, {
      ids: kind,
      authorize: (_request, { action }) => {
        asked.push(action)
        return { id: 'ada' }
      },
    })
    expect((await ask('id={0}&id={1}')).status).toBe(200)
    expect(asked.filter((action) => action === 'events')).toHaveLength(times)
  })
})
