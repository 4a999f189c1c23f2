import { memoryStore, type ProxyAction } from '@kling-kit/proxy'
import { events } from '@kling-kit/proxy/events'
import { media } from '@kling-kit/proxy/media'
import { uploads } from '@kling-kit/proxy/uploads'
import { mountRoutes } from '../packages/proxy/src/handler/mount-routes.ts'
import { createProxyState } from '../packages/proxy/src/handler/proxy-state.ts'
import { settingsOf } from '../packages/proxy/src/handler/settings.ts'

type Action = ProxyAction | 'health'
type Told = readonly [path: string, whatFor: string, answer: string]

/** Every route of an action, by what it is for and what it answers when all is well. */
const told: Readonly<Record<Action, readonly Told[]>> = {
  submit: [
    [
      '/v2/{modelId}',
      'Makes a job. The one that costs money',
      '200 `{ request_id, status: "QUEUED", status_url, response_url }`',
    ],
  ],
  intent: [
    [
      '/v2/intents/{intentId}',
      'What became of a submission',
      'As its submission: 200 with the id, or the refusal (kept for two minutes)',
    ],
    [
      '/v2/intents/{intentId}/close',
      'Makes sure that it is not sent any more',
      'The same; 404 `unknown-intent` for one that is closed now',
    ],
  ],
  status: [
    [
      '/v2/requests/{requestId}/status',
      'How a job is',
      '200 `{ request_id, status, metrics, … }`; 422 with `status: "FAILED"` and `error`',
    ],
  ],
  result: [
    [
      '/v2/requests/{requestId}',
      'What it made',
      '200 with `output`, and `video` or `images`; before its end as the status',
    ],
  ],
  capabilities: [
    [
      '/v2/capabilities',
      'What this caller may use',
      '200 `{ models, uploads, events, media, limits }`; `false` for what is not offered',
    ],
  ],
  upload: [['/v2/uploads', 'Makes an address of a picture. Only with `uploads()`', '200 `{ url }`']],
  media: [
    [
      '/v2/requests/{requestId}/media',
      'The file itself; `?download` saves it. Only with `media()`',
      '200, or 206 for a range, with the bytes',
    ],
  ],
  events: [
    [
      '/v2/events',
      'One stream about the jobs of `?id=…&id=…`. Only with `events()`',
      '200 `text/event-stream`',
    ],
  ],
  health: [
    ['/v2/health', 'For load balancers: asks nobody who they are', '200 `{ "status": "ok" }`, or 503'],
  ],
}

const samples = { modelId: 'kling-o1', intentId: 'an-intent', requestId: 'a-request' }

/** @throws {Error} for a path that is no route of this action. */
export function routeRows(): string[][] {
  const routes = [uploads(), media(), events()]
  const state = createProxyState(settingsOf({ authorize: () => null, store: memoryStore(), routes }))
  mountRoutes(state)
  return Object.entries(told).flatMap(([action, paths]) =>
    paths.map(([path, whatFor, answer]) => {
      const sample = path.replace(/{(\w+)}/, (_, name: keyof typeof samples) => samples[name])
      const route = state.findRoute(`${state.basePath}${sample}`)?.route
      if (route?.path !== path || route.action !== action)
        throw new Error(`scripts/wire-routes.ts: ${path} is no route of ${action}.`)
      return [`\`${route.verb} ${path}\``, action === 'health' ? '–' : `\`${action}\``, whatFor, answer]
    }),
  )
}
