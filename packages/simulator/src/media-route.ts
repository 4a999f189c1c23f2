import { type Answer, html } from './answer.ts'
import { byteRange } from './byte-range.ts'
import type { Fault } from './fault.ts'
import { fileLifetimeMs } from './job-record.ts'
import { contentTypeOf } from './media-address.ts'
import { refusals } from './refusals.ts'
import type { World } from './world.ts'

const generation = /^generations\/([0-9a-f-]{36})-([a-z0-9-]+\.(?:mp4|png|jpg))$/
const sample = /^samples\/([a-z0-9-]+\.jpg)$/

async function fileAt(world: World, path: string) {
  const upload = world.uploads.get(path)
  if (upload) return upload
  const [, fileId, clip] = generation.exec(path) ?? []
  const job = [...world.jobs.values()].find((it) => it.fileId === fileId)
  if (job && world.now() - job.settledAt >= fileLifetimeMs) return undefined
  const name = clip ?? sample.exec(path)?.[1]?.replace(/^/, 'sample-')
  const bytes = name === undefined ? undefined : await world.media?.read(name)
  return name !== undefined && bytes ? { bytes, contentType: contentTypeOf(name) } : undefined
}

/** The answer to GET or HEAD of a file. No key is needed. */
export async function serveMedia(
  world: World,
  call: { method: string; path: string; range: string | null; fault?: Fault },
): Promise<Answer> {
  if (call.method !== 'GET' && call.method !== 'HEAD') return refusals.wrongVerb()
  const file = call.fault?.type === 'media-gone' ? undefined : await fileAt(world, call.path)
  if (!file) return html(404, '404 Not Found')
  const size = file.bytes.byteLength
  const range = call.fault?.type === 'no-range' ? 'whole' : byteRange(call.range, size)
  const headers: Record<string, string> = {
    'content-type': file.contentType,
    'cache-control': 'public, max-age=604800',
    ...(call.fault?.type !== 'no-range' && { 'accept-ranges': 'bytes' }),
    ...(world.settings.mediaCors && { 'access-control-allow-origin': '*' }),
  }
  if (range === 'unsatisfiable')
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } }
  const bytes = range === 'whole' ? file.bytes : file.bytes.slice(range.start, range.end + 1)
  return {
    status: range === 'whole' ? 200 : 206,
    headers: {
      ...headers,
      'content-length': String(bytes.byteLength),
      ...(range !== 'whole' && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
    },
    ...(call.method === 'GET' && { body: bytes }),
  }
}
