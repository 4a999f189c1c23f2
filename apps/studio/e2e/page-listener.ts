import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { createKlingProxy, type ProxyOptions } from '@kling-kit/proxy'
import { nodeFetch, toNodeListener } from '@kling-kit/proxy/node'
import { simulatorApiKey } from '@kling-kit/spec'
import { staticFiles } from '../server/static-files.ts'

/** A built page, and behind `/api/kling` the real proxy over a simulator. */
export function pageListener(
  folder: string,
  options: Pick<ProxyOptions, 'store' | 'upstream' | 'limits'> & Partial<ProxyOptions>,
): RequestListener {
  const proxy = createKlingProxy({
    apiKey: simulatorApiKey,
    fetch: nodeFetch,
    authorize: () => ({ id: 'ada' }),
    ...options,
  })
  const [api, page] = [
    toNodeListener(proxy),
    staticFiles(folder, readFileSync(join(folder, 'index.html'), 'utf8')),
  ]
  return (request, response) => (request.url?.startsWith('/api/kling/') ? api : page)(request, response)
}
