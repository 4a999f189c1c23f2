import { deliver } from './deliver.ts'
import type { Delivery } from './delivery.ts'
import { exchange } from './exchange.ts'
import type { Fault, FaultName } from './fault.ts'
import { type JobControls, jobControls } from './job-controls.ts'
import type { CallRecord, LedgerRow, PollRecord, SubmissionRecord } from './journal.ts'
import type { MediaStore } from './media-store.ts'
import { pageBase, type SimulatorOptions } from './simulator-options.ts'
import { balanceOf, createWorld, ledgerOf } from './world.ts'

const sampleNames = ['boat', 'coast', 'dunes', 'hills']

/** A Segmind in memory. */
export interface Simulator {
  /**
   * Answers as Segmind, its upload host and its media host would; the host in the address is not looked at, but for media.
   * A signal ends the caller's wait, never the job.
   */
  fetch: (request: Request | string | URL, init?: RequestInit) => Promise<Response>
  /** Carries a call out and says how it is to be answered, for servers that own a socket. */
  exchange: (request: Request) => Promise<Delivery>
  /** Every POST to a model, the refused and the dropped too, oldest first. */
  readonly submissions: readonly SubmissionRecord[]
  /** Every look at a job, oldest first. */
  readonly polls: readonly PollRecord[]
  /** Every HTTP call at all, oldest first. */
  readonly calls: readonly CallRecord[]
  /** Calls to foreign hosts, to which a redirect led a caller that follows them. Should stay empty. */
  readonly strays: readonly CallRecord[]
  /** One row for each accepted POST. */
  readonly ledger: readonly LedgerRow[]
  /** US dollars left. */
  readonly credits: number
  /** The only key it takes. */
  readonly apiKey: string
  /** What the addresses of results start with. */
  readonly mediaBaseUrl: string
  /** Addresses of pictures (jpg, 960 × 640) that a job can take as its input. */
  readonly samples: readonly string[]
  /** The files behind `mediaBaseUrl`; `startSimulator` and `toMswHandlers` set it when nobody did. */
  media: MediaStore | undefined
  /** Lets something go wrong with the next call it fits. Several wait in line. */
  next: (fault: Fault | FaultName) => void
  /** Faults that still wait for their call. */
  readonly waitingFaults: readonly Fault[]
  clearFaults: () => void
  /** The job, to be stepped by hand, with every latency. Takes the id that a proxy sealed, too. */
  job: (requestId: string) => JobControls
}

/** A local Segmind in memory that behaves, and misbehaves, like the real one. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const world = createWorld(options)
  const { apiKey, clock, mediaBaseUrl } = world.settings
  const strays: CallRecord[] = []
  const samples = sampleNames.map((name) => `${mediaBaseUrl}/samples/${name}.jpg`)

  return {
    async fetch(input, init = {}) {
      const { signal = input instanceof Request ? input.signal : undefined, ...rest } = init
      const request = new Request(input instanceof Request ? input : new URL(input, pageBase()), rest)
      if (signal?.aborted) throw signal.reason
      const delivery = await exchange(world, request)
      const response = await deliver(delivery, { clock, signal })
      const location = response.headers.get('location')
      if (location === null || request.redirect === 'manual') return response
      if (request.redirect === 'error') throw new TypeError('fetch failed')
      const { pathname, search } = new URL(location, request.url)
      const headers = Object.fromEntries(request.headers)
      strays.push({ at: world.now(), method: request.method, path: pathname + search, headers })
      return Response.json({ thanks: 'for the key' })
    },
    exchange: (request) => exchange(world, request),
    submissions: world.submissions,
    polls: world.polls,
    calls: world.calls,
    strays,
    get ledger() {
      return ledgerOf(world)
    },
    get credits() {
      return balanceOf(world)
    },
    apiKey,
    mediaBaseUrl,
    samples,
    get media() {
      return world.media
    },
    set media(store) {
      world.media = store
    },
    next: world.faults.add,
    get waitingFaults() {
      return world.faults.waiting
    },
    clearFaults: world.faults.clear,
    job: (requestId) => jobControls(world, requestId),
  }
}
