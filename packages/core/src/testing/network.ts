type Fetch = (request: Request) => Promise<Response>

/** Answers in the proxy's place; `pass` lets the request through to it. */
type Answerer = (pass: () => Promise<Response>) => Response | Promise<Response>

/** What the way from the page to the proxy does to one request. */
export type NetworkFault = 'pass' | 'drop-before' | 'drop-after' | 'reset' | 'hang' | Answerer

/** The way from the page to the proxy, on which things get lost. */
export function createNetwork(handler: Fetch) {
  const faults: NetworkFault[] = []
  const requests: { method: string; path: string }[] = []
  const streams = new Set<(reason?: unknown) => void>()
  let isSilent = false
  let answerStream: (() => Response | Promise<Response>) | undefined
  let offered: object | undefined
  let isDown = false
  let underWay = 0

  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    // Not the request's own signal: that one is collected along with the request.
    const signal = init?.signal ?? new AbortController().signal
    requests.push({ method: request.method, path: new URL(request.url).pathname })
    const fault = isDown ? 'drop-before' : (faults.shift() ?? 'pass')
    if (fault === 'drop-before') throw lost()
    const headers = new Headers(request.headers)
    headers.set('sec-fetch-site', 'same-origin')
    const { url, method } = request
    const body = method === 'GET' ? undefined : await request.text()
    // Without the signal: who hangs up here does not stop the proxy.
    const pass = () => {
      underWay += 1
      return handler(new Request(url, { method, headers, body })).finally(() => {
        underWay -= 1
      })
    }
    if (typeof fault === 'function') return fault(pass)
    if (offered && url.endsWith('/capabilities')) return Response.json(offered)
    if (answerStream && new URL(url).pathname.endsWith('/events'))
      return carried(await Promise.race([answerStream(), aborted(signal)]), signal)
    const answering = pass()
    const response = await Promise.race([answering, aborted(signal)])
    if (fault === 'drop-after') throw lost()
    if (fault === 'hang') return aborted(signal)
    if (fault === 'reset') return new Response(cutOff(await response.text()), response)
    return carried(response, signal)
  }
  /** A stream on its way: who hangs up ends it, and so does a line that is cut. */
  const carried = (response: Response, signal: AbortSignal) =>
    isStream(response) ? new Response(carry(response, signal), response) : response
  const carry = ({ body }: Response, signal: AbortSignal) => {
    const reader = (body as ReadableStream<Uint8Array>).getReader()
    let end: (reason?: unknown) => void
    return new ReadableStream<Uint8Array>({
      start(controller) {
        end = (reason) => {
          streams.delete(end)
          void reader.cancel().catch(() => {})
          controller.error(reason)
        }
        streams.add(end)
        signal.addEventListener('abort', () => streams.has(end) && end(signal.reason))
      },
      async pull(controller) {
        const { done, value } = await reader.read()
        if (isSilent) return new Promise(() => {})
        if (value) controller.enqueue(value)
        else if (done && streams.delete(end)) controller.close()
      },
    })
  }
  return {
    fetch,
    requests,
    /** Streams that are open. */
    get streamCount() {
      return streams.size
    },
    /** Answers to whoever asks for a stream, in the proxy's place; with `capabilities`, to whoever asks for those, too. */
    answerStreams(answer: () => Response | Promise<Response>, capabilities?: object) {
      answerStream = answer
      offered = capabilities
    },
    /** Nothing comes any more on the streams that are open, and nobody is told. */
    silence() {
      isSilent = true
    },
    /** Every open stream breaks. */
    cut() {
      for (const end of Array.from(streams)) end(lost())
    },
    /** The next request meets this. Several wait in line. */
    next: (...fault: NetworkFault[]) => void faults.push(...fault),
    down: () => void (isDown = true),
    up: () => void (isDown = false),
    clear() {
      isDown = false
      faults.length = 0
    },
    get underWay() {
      return underWay
    },
  }
}

const isStream = ({ headers }: Response) => headers.get('content-type')?.startsWith('text/event-stream')

const lost = () => new TypeError('fetch failed')

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const leave = () => reject(signal.reason)
    if (signal.aborted) leave()
    signal.addEventListener('abort', leave)
  })
}

function cutOff(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)))
      controller.error(new TypeError('terminated'))
    },
  })
}
