import { type AnyModel, models, simulatorApiKey } from '@kling-kit/spec'
import { type Clock, systemClock } from './clock.ts'
import type { Script } from './fault-queue.ts'
import type { MediaStore } from './media-store.ts'
import type { Latency } from './timetable.ts'

export interface SimulatorOptions {
  /** The only key it takes. Default: `simulatorApiKey` of spec. */
  apiKey?: string
  /** Same seed, same clock, same calls: same answers. Default 1. */
  seed?: number
  clock?: Clock
  /** Default 'realistic'. */
  latency?: Latency
  /** Divides realistic durations. Default 1. */
  speed?: number
  /** Added to every answer, ms by the clock. Default 0. */
  roundTripMs?: number
  script?: Script
  /** What the addresses of results start with. A path (`/kling-media`) works inside of a page. Default: Segmind's media host. */
  mediaBaseUrl?: string
  /** What `status_url` and its like start with. Default: Segmind's host. */
  apiBaseUrl?: string
  /** The files behind `mediaBaseUrl`. Without one the media host answers 404. */
  media?: MediaStore
  /** Whether media answers carry CORS headers. Unknown of the real host; default false. */
  mediaCors?: boolean
  /** Default: the five of spec. */
  models?: readonly AnyModel[]
  /** US dollars at the start. Default 50. */
  credits?: number
  /** Submissions a minute before 429. Default: no limit. */
  rpm?: number
  /** Whether polls count towards `rpm`; unknown of the real one. Default false. */
  rpmCountsPolls?: boolean
  /** Models that answer 403. */
  restrictedModels?: readonly string[]
  /** Models that answer 410. */
  retiredModels?: readonly string[]
  /** A message makes the accepted job end FAILED with it. */
  failOn?: (submission: { modelId: string; input: Record<string, unknown> }) => string | undefined
  /** Lets words such as `[fail]` in a prompt cause a fault: see `promptCommands`. Default false. */
  promptCommands?: boolean
}

export type SimulatorSettings = Required<Omit<SimulatorOptions, 'script' | 'media' | 'failOn' | 'rpm'>> &
  Pick<SimulatorOptions, 'failOn' | 'rpm'>

export function settingsOf(options: SimulatorOptions): SimulatorSettings {
  return {
    apiKey: options.apiKey ?? simulatorApiKey,
    seed: options.seed ?? 1,
    clock: options.clock ?? systemClock,
    latency: options.latency ?? 'realistic',
    speed: options.speed ?? 1,
    roundTripMs: options.roundTripMs ?? 0,
    mediaBaseUrl: absolute(options.mediaBaseUrl ?? 'https://images.segmind.com'),
    apiBaseUrl: absolute(options.apiBaseUrl ?? 'https://api.segmind.com'),
    mediaCors: options.mediaCors ?? false,
    models: options.models ?? models,
    credits: options.credits ?? 50,
    restrictedModels: options.restrictedModels ?? [],
    retiredModels: options.retiredModels ?? [],
    promptCommands: options.promptCommands ?? false,
    rpmCountsPolls: options.rpmCountsPolls ?? false,
    rpm: options.rpm,
    failOn: options.failOn,
  }
}

/** What a path is relative to: the page, where there is one. */
export const pageBase = () => globalThis.location?.href ?? 'http://simulator.invalid'

const absolute = (address: string) => new URL(address, pageBase()).href.replace(/\/+$/, '')
