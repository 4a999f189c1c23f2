import type { Billed } from '@kling-kit/spec'
import type { Redact } from './answer.ts'
import { type CallWindow, createCallWindow } from '../caller/call-window.ts'
import type { Caller } from '../caller/caller.ts'
import { createCredentials, type Credentials, keyAtStart } from '../caller/credentials.ts'
import { within } from '../time/deadline.ts'
import type { Told } from '../poll/encode-job.ts'
import type { Flight } from '../submit/flight.ts'
import type { ProxyEvent } from './hooks.ts'
import { createRedact } from '../caller/redact.ts'
import { Refusal } from './refusal.ts'
import { createRefusals, type Refusals } from '../submit/refusals.ts'
import type { createRouter } from './route.ts'
import type { Settings } from './settings.ts'
import { createSharedCalls, type SharedCalls } from '../poll/shared-calls.ts'
import type { KlingStore } from '../store/store.ts'

/** One proxy: its settings, and all that it remembers in this process. */
export interface ProxyState extends Settings {
  /** At once when they are known. */
  credentials: () => Credentials | Promise<Credentials>
  window: CallWindow
  /** Submissions under way here, by their key in the store. */
  flights: Map<string, Flight>
  refusals: Refusals
  findRoute: ReturnType<typeof createRouter>
  /** What entries of their own have added, as `capabilities` says it. */
  offers: Record<string, unknown>
  sharePoll: SharedCalls<Told | Refusal>
  /** Takes the API key out of a text, as soon as it is known. */
  redact: Redact
  emit: (event: ProxyEvent) => void
  /** Says why, for the operator, but no more than once a minute: every request meets a store that is down. */
  storeFailed: (error: unknown) => void
}

/** One request after it was let in. */
export interface Visit {
  request: Request
  caller: Caller
  credentials: Credentials
  /** Filled in as the request is understood. */
  event: ProxyEvent
  waitUntil?: (work: Promise<unknown>) => void
}

export function createProxyState(settings: Settings): ProxyState {
  const { clock, onEvent } = settings
  const log = (sentence: string) => tell(() => settings.log(state.redact(sentence)))
  const load = createCredentials(settings, log)
  const key = keyAtStart(settings)
  let known: Credentials | undefined
  let quietUntil = 0
  const know = (credentials: Credentials) => {
    state.redact = credentials.redact
    return (known = credentials)
  }
  const state: ProxyState = {
    ...settings,
    log,
    redact: key ? createRedact(key) : (text) => text,
    credentials: () => known ?? load().then(know),
    window: createCallWindow(clock, settings),
    flights: new Map(),
    refusals: createRefusals(clock),
    findRoute: () => undefined,
    offers: { uploads: false, events: false, media: false },
    sharePoll: createSharedCalls(clock),
    // Every poll comes by here, with or without an observer.
    emit: (event) =>
      onEvent &&
      tell(
        () => onEvent({ ...event }),
        (error) => log(`onEvent failed: ${String(error)}`),
      ),
    storeFailed(error) {
      if (clock.monotonic() < quietUntil) return
      quietUntil = clock.monotonic() + 60_000
      log(`The store of the Kling proxy failed: ${String(error)}`)
    },
  }
  return state
}

// An observer of the app's, async or not. What it throws must end neither the answer nor the process.
const tell = (observer: () => unknown, failed: (error: unknown) => void = () => {}) =>
  void (async () => observer())().catch(failed)

/** One step of the store. @throws {Refusal} store-unavailable when it fails or is slow, with what it says about money */
export async function withStore<T>(
  { clock, storeMs, store, storeFailed }: ProxyState,
  step: (store: KlingStore) => Promise<T>,
  billed: Billed = 'no',
): Promise<T> {
  try {
    return await within(clock, storeMs, step(store))
  } catch (error) {
    storeFailed(error)
    throw new Refusal('store-unavailable', { billed, detail: 'store failed' })
  }
}
