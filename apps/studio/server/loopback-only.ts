import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

const names = new Set(['localhost', '127.0.0.1', '[::1]'])

/** True when a browser was told a name of this machine. Any other name for it is another website's trick (DNS rebinding). */
export function isLoopbackHost(host: string | undefined): boolean {
  return names.has((host ?? '').replace(/:\d+$/, '').toLowerCase())
}

/** Refuses requests that came under a foreign name. */
export function loopbackOnly(listener: RequestListener): RequestListener {
  return (request: IncomingMessage, response: ServerResponse) => {
    if (isLoopbackHost(request.headers.host)) return listener(request, response)
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('The studio answers only to localhost and 127.0.0.1.\n')
  }
}
