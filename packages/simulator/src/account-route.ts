import { type Answer, json } from './answer.ts'
import { refusals } from './refusals.ts'
import { balanceOf, type World } from './world.ts'

/** The answer to `GET /v1/get-user-credits`. */
export function answerBalance(world: World): Answer {
  return json(200, { credits: balanceOf(world), 'free-credits': 0 })
}

const dataUrl = /^data:(image\/(?:png|jpe?g|webp)|video\/mp4|audio\/[a-z0-9.-]+);base64,([A-Za-z0-9+/]+=*)$/

/** The answer to `POST /upload-asset`: one address for each data URL, in the same order. */
export function storeUploads(world: World, text: string): Answer {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return refusals.malformedJson()
  }
  const urls: unknown = (body as { data_urls?: unknown } | null)?.data_urls
  if (!Array.isArray(urls) || urls.length === 0) return json(400, { error: 'data_urls is required' })
  const files = urls.map((url) => dataUrl.exec(String(url)))
  if (files.includes(null)) return json(400, { error: 'Invalid data URL' })
  const fileUrls = files.map((file) => {
    const [, contentType = '', base64 = ''] = file ?? []
    const extension = contentType.replace(/^.*\//, '').replace('jpeg', 'jpg')
    const path = `assets/${world.random.uuid()}.${extension}`
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    world.uploads.set(path, { bytes, contentType })
    return `${world.settings.mediaBaseUrl}/${path}`
  })
  return json(200, { file_urls: fileUrls, message: 'Files uploaded successfully' })
}
