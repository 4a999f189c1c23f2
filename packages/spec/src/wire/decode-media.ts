import { type JsonObject, objectOf, shortText } from './answer.ts'
import type { Media, MediaKind } from './media.ts'
import { safeMediaUrl } from '../parse/media-address.ts'

interface DecodedMedia {
  media: Media[]
  /** What was said in place of a usable file. */
  raw?: unknown
}

const maxMedia = 32

/** Every file that a finished job names, whatever the shape of `output`; no address twice, and none that is unsafe. */
export function decodeMedia(body: unknown): DecodedMedia {
  const { output, video, images } = objectOf(body)
  const found = new Map<string, Media>()
  // The entries with details come first, so that `output`, which repeats the address, adds nothing.
  collect(video, found, 'video', 3)
  collect(images, found, 'image', 3)
  collect(output, found, undefined, 3)
  return found.size > 0
    ? { media: [...found.values()] }
    : { media: [], raw: limited(output ?? video ?? images) }
}

function collect(
  value: unknown,
  found: Map<string, Media>,
  kind: MediaKind | undefined,
  depth: number,
): void {
  if (found.size >= maxMedia || depth < 0) return
  if (Array.isArray(value)) {
    for (const each of value.slice(0, maxMedia)) collect(each, found, kind, depth - 1)
    return
  }
  const details = objectOf(value)
  const url = safeMediaUrl(typeof value === 'string' ? value : details.url)
  if (url && !found.has(url)) found.set(url, describe(url, details, kind))
  for (const name of ['video_url', 'video', 'image_url', 'image', 'images', 'media_url']) {
    if (Object.hasOwn(details, name)) collect(details[name], found, kindIn(name) ?? kind, depth - 1)
  }
}

function describe(url: string, details: JsonObject, kind?: MediaKind): Media {
  const contentType = shortText(details.content_type, 100)
  const fileName = shortText(details.file_name, 200)
  const bytes = Number(details.file_size || Number.NaN)
  return {
    kind:
      kindIn(contentType) ??
      kind ??
      (/\.(png|jpe?g|webp|gif|avif)$/i.test(url.replace(/[?#].*/, '')) ? 'image' : 'video'),
    url,
    ...(contentType && { contentType }),
    ...(fileName && { fileName }),
    ...(bytes >= 0 && { bytes }),
  }
}

const kindIn = (name: string): MediaKind | undefined =>
  /^(video|image)/.exec(name)?.[0] as MediaKind | undefined

/** At most 64 KB of JSON; what is longer is cut and becomes text. */
function limited(value: unknown): unknown {
  try {
    const json = JSON.stringify(value)
    return json?.length > 65_536 ? json.slice(0, 65_536) : value
  } catch {
    return undefined // nested deeper than JSON.stringify goes
  }
}
