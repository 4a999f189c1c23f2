import {
  createKlingClient,
  type KlingClient,
  type ProxyTransportOptions,
  proxyTransport,
} from '@kling-kit/core'
import { type AnyModel, models as allModels } from '@kling-kit/spec'

export interface EndpointOptions {
  /** Where the proxy is mounted: `/api/kling`. */
  endpoint: string
  /** Whose jobs these are: a user's id. Another owner sees nothing of them. */
  owner?: string
  /** The models on offer; all five by default. Read when the client is made. */
  models?: readonly AnyModel[]
  /** Origins that the API can reach although they look private: a simulator's. Read when the client is made. */
  mediaOrigins?: readonly string[]
  /** Sent along with every request to the proxy. The latest ones are used. */
  headers?: ProxyTransportOptions['headers']
  /** Listens to one stream about all jobs where the proxy offers `events()`. Default false: it polls. Read when the client is made. */
  events?: boolean
}

/** A client for one endpoint and owner, which ends a moment after nobody holds it. */
export interface EndpointClient {
  readonly client: KlingClient
  isFor(options: EndpointOptions): boolean
  setHeaders(headers: EndpointOptions['headers']): void
  /** False when it has ended already. */
  hold(): boolean
  release(): void
}

export function createEndpointClient(options: EndpointOptions): EndpointClient {
  const { endpoint, owner, models = allModels, mediaOrigins, events } = options
  let { headers } = options
  let isOver = false
  let ending: ReturnType<typeof setTimeout> | undefined
  const currentHeaders = () => (typeof headers === 'function' ? headers() : (headers ?? {}))
  const transport = proxyTransport({ baseUrl: endpoint, headers: currentHeaders, events })
  const client = createKlingClient({ transport, models, owner, mediaOrigins })
  return {
    client,
    isFor: (other) => other.endpoint === endpoint && other.owner === owner,
    setHeaders(next) {
      headers = next
    },
    hold() {
      clearTimeout(ending)
      return !isOver
    },
    release() {
      // StrictMode unmounts and mounts again at once, with the same state: end only when nobody came back.
      ending = setTimeout(() => {
        isOver = true
        client.dispose()
      })
    },
  }
}
