import { pictureRules } from '@kling-kit/spec'
import { isJpeg, readJpeg } from './jpeg.ts'
import { letters, type PictureFacts } from './picture-facts.ts'
import { isPng, readPng } from './png.ts'
import { Refusal } from '../handler/refusal.ts'

/** Ours, not Kling's: what a small file may grow to in whoever decodes it. */
const maxMegapixels = 64

// What makes a picture into a page, a script, a document or an archive for a reader who looks for that.
const markup = /<(?:script|html|svg|iframe|\?php|!doctype)/i
const marks = ['%PDF-', 'PK\u0003\u0004', 'PK\u0005\u0006']

/**
 * The picture alone, and its type as its bytes tell it. What stands behind its end is left out, as the film of a phone's
 * moving picture.
 * @throws {Refusal} for what Kling would not take, and for what is more than a picture.
 */
export function checkPicture(bytes: Uint8Array): { type: PictureFacts['type']; bytes: Uint8Array } {
  const read = isPng(bytes) ? readPng : isJpeg(bytes) ? readJpeg : undefined
  if (!read)
    throw new Refusal('unsupported-media-type', {
      message: 'This is neither a PNG nor a JPEG, whatever its name says. Nothing was sent. Save it as one.',
    })
  const facts = read(bytes)
  if (!facts) throw refusal('This picture is damaged or cut off.', 'Save it anew.')
  const problem = problemOf(facts) ?? (holdsMore(bytes, facts) && moreThanAPicture)
  if (problem) throw refusal(...problem)
  return { type: facts.type, bytes: bytes.subarray(0, facts.end) }
}

const moreThanAPicture = ['This file is more than a picture.', 'Save it anew, without extras.'] as const

const refusal = (happened: string, todo: string) =>
  new Refusal('invalid-input', { message: `${happened} Nothing was sent. ${todo}` })

function problemOf({ width, height, isAnimated }: PictureFacts): readonly [string, string] | undefined {
  const size = `${width} × ${height} pixels`
  if (isAnimated) return ['This picture is animated.', 'Give a still one.']
  if (Math.min(width, height) < pictureRules.minSide)
    return [`This picture has ${size}.`, `Kling takes ${pictureRules.minSide} or more on each side.`]
  if (width * height > maxMegapixels * 1e6)
    return [`This picture has ${size}.`, `Make it smaller: ${maxMegapixels} megapixels at most.`]
  const ratio = width / height
  if (ratio < pictureRules.slimmest || ratio > pictureRules.widest)
    return [
      `This picture has ${size}.`,
      'Crop it: one side may be at most two and a half times as long as the other.',
    ]
  return undefined
}

/** The tail is looked at where formats have their marks: at both its ends. */
function holdsMore(bytes: Uint8Array, { end, extras }: PictureFacts): boolean {
  const tail = bytes.subarray(end)
  return [...extras, tail.subarray(0, 1024), tail.subarray(-1024)]
    .map(letters)
    .some((text) => markup.test(text) || marks.some((mark) => text.includes(mark)))
}
