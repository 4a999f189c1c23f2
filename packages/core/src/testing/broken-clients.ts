import { currentHost } from '../client/host.ts'
import { memoryStorage } from '../storage/storage.ts'
import { systemClock } from '../time/clock.ts'
import type { Transport } from '../transport/transport.ts'
import type { Breakage } from './carry-out.ts'
import { boatModel } from './world.ts'

const over = (broken: (transport: Transport) => Partial<Transport>): Breakage => ({
  client: ({ transport }) => ({ transport: { ...transport, ...broken(transport) } }),
})

/** Clients with one fault each, made at their ports. A judge that lets one of them pass judges nothing. */
export const brokenClients: Record<string, Breakage> = {
  'sends every request a second time, under a name of its own': over(({ submit }) => ({
    submit(request) {
      void submit({ ...request, intentId: `${request.intentId}-copy` }).catch(() => {})
      return submit(request)
    },
  })),
  'sends again, as something new, what got no answer': over(({ submit }) => ({
    submit: (request) =>
      submit(request).catch(() => submit({ ...request, intentId: `${request.intentId}-again` })),
  })),
  'has no latch: each click is a request': {
    press: (client, draft) => {
      const { values, modelId = boatModel } = draft.getSnapshot()
      return client.submit(modelId as typeof boatModel, values as { prompt: string })
    },
  },
  'drops the id that the answer brought': over(({ submit }) => ({
    submit: async (request) => {
      const answer = await submit(request)
      return answer.type === 'accepted' ? { ...answer, requestId: 'req-of-somebody' } : answer
    },
  })),
  'calls a lost answer a refusal': over(() => ({
    askIntent: async () => ({
      type: 'refused',
      error: { code: 'upstream-unreachable', message: 'No.', httpStatus: 503, billed: 'no' },
    }),
  })),
  'forgets what it stores, and says nothing': {
    client: () => ({
      storage: {
        ...memoryStorage(),
        list: async () => [],
        add: async () => undefined,
        put: async () => {},
      },
    }),
  },
  'keeps everything in its own page': { client: () => ({ storage: memoryStorage() }) },
  'calls a job failed when it cannot see it': over(({ status }) => ({
    status: (requestId, signal) =>
      status(requestId, signal).catch(() => ({
        type: 'status',
        status: 'failed',
        rawStatus: 'FAILED',
        requestId,
        metrics: {},
        failure: { code: 'upstream', message: 'Lost.' },
      })),
  })),
  'takes another owner for its own': { client: () => ({ owner: 'everybody' }) },
  'never stops listening to the page': {
    client: ({ host = currentHost() }) => ({
      host: {
        ...host,
        onWake(listener) {
          host.onWake(listener)
          return () => {}
        },
      },
    }),
  },
  'never lets go of a lock': {
    client: ({ crossTab }) => ({
      crossTab: crossTab && {
        ...crossTab,
        tryLock: async (name) => (await crossTab.tryLock(name)) && (() => {}),
      },
    }),
  },
  'leaves its timers running': {
    client: ({ clock = systemClock }) => ({ clock: { ...clock, clearTimeout: () => {} } }),
  },
}
