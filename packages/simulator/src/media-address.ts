import { isPublicMediaAddress } from '@kling-kit/spec'
import type { JobRecord } from './job-record.ts'
import type { SimulatorSettings } from './simulator-options.ts'

/** The name of the committed file that stands for what a job made: the nearest length, the shape asked for. */
export function fileNameOf({ model, input }: JobRecord): string {
  const shape = ['9:16', '1:1'].includes(String(input.aspect_ratio)) ? String(input.aspect_ratio) : '16:9'
  const ratio = shape.replace(':', 'x')
  if (model.gives === 'image') return `picture-${ratio}.${input.output_format === 'jpg' ? 'jpg' : 'png'}`
  const wanted = Number(input.duration ?? 5)
  const seconds = wanted < 7.5 ? 5 : wanted < 12.5 ? 10 : 15
  const hasSound = input.generate_audio ?? defaultOf(model.fields.generate_audio)
  return `clip-${ratio}-${seconds}s${hasSound === true ? '' : '-silent'}.mp4`
}

const defaultOf = (field: { kind: string; default?: unknown } | undefined) =>
  field?.kind === 'switch' ? field.default : undefined

/** The public address of the file. It names the committed file, so that it outlives the process that made it. */
export function resultUrl(job: JobRecord, { mediaBaseUrl }: SimulatorSettings): string {
  return `${mediaBaseUrl}/generations/${job.fileId}-${fileNameOf(job)}`
}

export function contentTypeOf(name: string): string {
  if (name.endsWith('.mp4')) return 'video/mp4'
  return name.endsWith('.png') ? 'image/png' : 'image/jpeg'
}

/** The path behind `mediaBaseUrl`, or undefined when the address is not of the media host. */
export function mediaPathOf(url: URL, { mediaBaseUrl }: SimulatorSettings): string | undefined {
  const base = new URL(mediaBaseUrl)
  const prefix = `${base.pathname.replace(/\/$/, '')}/`
  return url.origin === base.origin && url.pathname.startsWith(prefix)
    ? url.pathname.slice(prefix.length)
    : undefined
}

/** Whether Segmind could fetch an input: not from this machine or network, but for the simulator's own files. */
export function isReachableFor({
  mediaBaseUrl,
  apiBaseUrl,
}: SimulatorSettings): (address: string) => boolean {
  const mediaOrigins = [new URL(mediaBaseUrl).origin, new URL(apiBaseUrl).origin]
  return (address) => isPublicMediaAddress(address, { mediaOrigins })
}
