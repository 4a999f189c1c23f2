import { randomUUID } from 'node:crypto'
import type { ServerName } from './server-name.ts'
import { callerCount, cookieOf, requestIdOf } from './session.ts'

export type WorkloadName = 'status' | 'submit' | 'stranger' | 'no-route'

export const workloads: Record<WorkloadName, { title: string; expects: number }> = {
  status: { title: 'status GET', expects: 200 },
  submit: { title: 'submit POST', expects: 200 },
  stranger: { title: 'status GET of a stranger', expects: 401 },
  'no-route': { title: 'GET without a route', expects: 404 },
}

/** The address of a server, and where what it guards stands. */
interface Target {
  name: ServerName
  upstream: string
  /** By caller. Peers know no seals. */
  ids?: readonly string[]
}

const input = JSON.stringify({
  prompt: 'A paper boat sails down a rainy street, seen from above',
  duration: '5',
})

/**
 * Endless requests, each as a browser would send it. Statuses go through all callers in turn, so that no two within a second
 * are about the same job, which ours would answer with one call.
 */
export function createRequests(workload: WorkloadName, target: Target): () => Buffer {
  if (workload === 'submit') return createSubmissions(target)
  const known = Array.from({ length: callerCount }, (_, caller) => {
    const id = target.ids?.[caller] ?? requestIdOf(caller)
    const cookie = workload === 'stranger' ? 'theme=dark' : cookieOf(caller)
    return Buffer.from(
      encode(target, 'GET', workload === 'no-route' ? '/v3/nothing' : `/v2/requests/${id}/status`, {
        cookie,
      }),
    )
  })
  let next = 0
  return () => known[next++ % callerCount] as Buffer
}

function createSubmissions(target: Target): () => Buffer {
  let next = 0
  return () => {
    const headers = {
      cookie: cookieOf(next++ % callerCount),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'content-length': String(input.length),
    }
    return Buffer.from(encode(target, 'POST', '/v2/kling-o3-text2video', headers) + input)
  }
}

export function encode(
  { name, upstream }: Pick<Target, 'name' | 'upstream'>,
  method: string,
  path: string,
  headers: Record<string, string>,
): string {
  const isFal = name.startsWith('fal-')
  const lines = Object.entries({
    host: 'app.example',
    accept: 'application/json',
    'accept-language': 'en',
    'sec-fetch-site': 'same-origin',
    'user-agent':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36',
    ...(isFal && { 'x-fal-target-url': `${upstream}${path}` }),
    ...headers,
  }).map(([header, value]) => `${header}: ${value}`)
  const address = isFal ? '/api/fal/proxy' : name === 'upstream' ? path : `/api/kling${path}`
  return [`${method} ${address} HTTP/1.1`, ...lines, '', ''].join('\r\n')
}
