import { array, assert, asyncProperty, constant, constantFrom, integer, oneof, record } from 'fast-check'
import { expect, it } from 'vitest'
import { KlingError } from './errors/kling-error.ts'
import { networkFaults, upstreamFaults } from './testing/life-commands.ts'
import { boatModel, createWorld } from './testing/world.ts'

const command = oneof(
  {
    weight: 5,
    arbitrary: record({ do: constant('press' as const), times: integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: record({ do: constant('edit' as const), prompt: integer({ min: 0, max: 3 }) }),
  },
  {
    weight: 4,
    arbitrary: record({ do: constant('upstream' as const), fault: constantFrom(...upstreamFaults) }),
  },
  {
    weight: 4,
    arbitrary: record({ do: constant('network' as const), fault: constantFrom(...networkFaults) }),
  },
  {
    weight: 6,
    arbitrary: record({
      do: constant('pass' as const),
      ms: constantFrom(0, 10, 1000, 9000, 45_000, 130_000),
    }),
  },
  {
    weight: 5,
    arbitrary: record({
      do: constantFrom(
        'checkAgain',
        'submitAgain',
        'reset',
        'offline',
        'online',
        'down',
        'up',
        'hide',
        'show',
        'watch',
      ),
    }),
  },
)

it('bills no intent twice and loses no accepted job, whatever is clicked and whatever breaks', async () => {
  await assert(
    asyncProperty(array(command, { minLength: 3, maxLength: 16 }), async (commands) => {
      const world = createWorld({
        // The ledger is to tell intents apart.
        proxy: {
          beforeSubmit: ({ input, intentId }) => ({ input: { ...input, negative_prompt: intentId } }),
          limits: { submitsPerMinute: 1000 },
        },
      })
      const { client, clock, host, network, simulator } = world
      const draft = client.draft('main')
      draft.edit(boatModel, { prompt: 'boat' })
      const pressed: Promise<unknown>[] = []
      const unknown = new Set<string | undefined>()
      const press = (promise: Promise<unknown>) => {
        pressed.push(
          promise.catch((error: unknown) => {
            if (!KlingError.is(error)) throw error
            if (error.billed === 'unknown') unknown.add(error.intentId)
          }),
        )
      }

      for (const step of commands) {
        if (step.do === 'press') for (let count = 0; count < step.times; count++) press(draft.press())
        else if (step.do === 'edit') draft.edit(boatModel, { prompt: `boat ${step.prompt}` })
        else if (step.do === 'upstream') simulator.next(step.fault)
        else if (step.do === 'network') network.next(step.fault)
        else if (step.do === 'pass') await clock.advance(step.ms)
        else if (step.do === 'checkAgain') void draft.checkAgain()
        else if (step.do === 'submitAgain') press(draft.submitAgain())
        else if (step.do === 'watch') client.jobs.subscribe(() => {})
        else if (step.do === 'reset') draft.reset()
        else if (step.do === 'offline') host.goOffline()
        else if (step.do === 'online') host.goOnline()
        else if (step.do === 'down' || step.do === 'up') network[step.do]()
        else host[step.do]()
      }

      network.clear()
      simulator.clearFaults()
      host.goOnline()
      host.show()
      await clock.advance(900_000)
      await Promise.all(pressed)

      const jobs = client.jobs.getSnapshot()
      const intents = simulator.ledger.map(({ input }) => input.negative_prompt as string)
      expect(new Set(intents).size).toBe(intents.length)
      for (const intentId of intents) {
        expect(unknown.has(intentId) || jobs.some((job) => job.intentId === intentId)).toBe(true)
      }
      for (const job of jobs) {
        const stage = simulator.job(job.requestId.split('.')[0] as string).stage.toUpperCase()
        expect(`${job.link} ${job.status.toUpperCase()}`).toBe(`settled ${stage}`)
      }
      client.dispose()
      expect([clock.timerCount, host.listenerCount]).toEqual([0, 0])
    }),
    {
      numRuns: Number(process.env.KLING_LIFECYCLES ?? 500),
      timeout: 10_000,
      seed: Number(process.env.KLING_SEED ?? 20_261_120),
    },
  )
}, 600_000)
