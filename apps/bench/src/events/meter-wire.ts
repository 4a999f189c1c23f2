/** What goes between tabs and their proxy, as far as our code writes it: addresses, headers and bodies. */
export interface WireMeter {
  fetch: typeof globalThis.fetch
  readonly requests: number
  readonly bytes: number
  /** Requests that wait for the head of their answer. */
  readonly waiting: number
}

/** The way to a proxy in this process. */
export function meterWire(handle: (request: Request) => Promise<Response>): WireMeter {
  const meter = { requests: 0, bytes: 0, waiting: 0 }
  const count = (text: string, headers: Headers) => {
    meter.bytes += text.length
    for (const [name, value] of headers) meter.bytes += name.length + value.length + ': \r\n'.length
  }
  const counted = (body: ReadableStream<Uint8Array>) =>
    body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          meter.bytes += piece.byteLength
          controller.enqueue(piece)
        },
      }),
    )
  return Object.assign(meter, {
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init)
      const { method, url, headers } = request
      meter.requests += 1
      meter.waiting += 1
      count(`${method} ${url.slice(new URL(url).origin.length)} HTTP/1.1\r\n\r\n`, headers)
      const response = await handle(request).finally(() => (meter.waiting -= 1))
      count('HTTP/1.1 200 OK\r\n\r\n', response.headers)
      return new Response(response.body && counted(response.body), response)
    },
  })
}
