import { readdirSync, readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { extname, join } from 'node:path'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // Scripts and calls stay here; films and pictures come from wherever Segmind keeps them.
  'content-security-policy':
    "default-src 'self'; img-src * data: blob:; media-src * blob:; base-uri 'none'; frame-ancestors 'none'",
}

interface File {
  body: string | Buffer
  type: string
  cache: string
}

/** Serves the page at `/` and the built files beside it. They are read once: a path that is not among them is not there. */
export function staticFiles(folder: string, html: string): RequestListener {
  const assets = readdirSync(join(folder, 'assets')).map((name): [string, File] => [
    `/assets/${name}`,
    {
      body: readFileSync(join(folder, 'assets', name)),
      type: types[extname(name)] ?? 'application/octet-stream',
      cache: 'public, max-age=31536000, immutable',
    },
  ])
  // Asked for anew each time, but not `no-store`: with it the way back to the page is a reload, without the browser's cache.
  const page: File = { body: html, type: 'text/html; charset=utf-8', cache: 'no-cache' }
  const files = new Map([...assets, ['/', page], ['/index.html', page]] as [string, File][])
  const missing: File = { body: 'Not found\n', type: 'text/plain; charset=utf-8', cache: 'no-store' }
  return (request, response) => {
    const file = files.get((request.url ?? '').split('?')[0] ?? '')
    const { body, type, cache } = file ?? missing
    response.writeHead(file ? 200 : 404, { ...headers, 'content-type': type, 'cache-control': cache })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}
