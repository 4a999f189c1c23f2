import { capabilities } from './capabilities-route.ts'
import { askIntent, closeIntent } from '../submit/intent-route.ts'
import { poll } from '../poll/poll-route.ts'
import { createHealth } from './health-route.ts'
import type { ProxyState } from './proxy-state.ts'
import { createRouter, type FoundRoute } from './route.ts'
import { submit } from '../submit/submit-route.ts'

/** Makes the proxy answer at its own addresses and at those that it was given. */
export function mountRoutes(state: ProxyState): void {
  const added = state.routes?.map((route) => route(state)) ?? []
  Object.assign(state.offers, ...added.map(({ offers }) => offers))
  state.findRoute = createRouter(state.basePath, [...added, ...ownRoutes(state)])
}

const ownRoutes = (state: ProxyState): FoundRoute['route'][] => [
  {
    path: '/v2/requests/{requestId}/status',
    verb: 'GET',
    action: 'status',
    answer: (visit, id) => poll(state, visit, 'status', id),
  },
  {
    path: '/v2/requests/{requestId}',
    verb: 'GET',
    action: 'result',
    answer: (visit, id) => poll(state, visit, 'result', id),
  },
  {
    path: '/v2/intents/{intentId}',
    verb: 'GET',
    action: 'intent',
    answer: (visit, id) => askIntent(state, visit, id),
  },
  {
    path: '/v2/intents/{intentId}/close',
    verb: 'POST',
    action: 'intent',
    answer: (visit, id) => closeIntent(state, visit, id),
  },
  {
    path: '/v2/capabilities',
    verb: 'GET',
    action: 'capabilities',
    answer: (visit) => capabilities(state, visit),
  },
  { path: '/v2/health', verb: 'GET', action: 'health', answer: createHealth(state) },
  {
    path: '/v2/{modelId}',
    verb: 'POST',
    action: 'submit',
    answer: (visit, id) => submit(state, visit, id),
  },
]
