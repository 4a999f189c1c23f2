import type { Failure, FailureCode } from './wire.ts'

// The API has no symbolic codes: the first row whose words appear in its sentence decides.
const words: readonly (readonly [FailureCode, RegExp])[] = [
  ['content-policy', /polic(y|ies)|moderat|safety|sensitive|nsfw|prohibited|\brai\b|risk control|flagged/i],
  [
    'media-rejected',
    /\burls?\b|image_url|(reference|input|source|upload\w*) (media|image)|download|pixels|(image|file) (size|format|ratio|type)/i,
  ],
  [
    'input-rejected',
    /mandatory|required|must|invalid|missing|should|exceed|too long|out of range|not (allowed|supported)/i,
  ],
]

export function failureOf(reason: string): Failure {
  const code = words.find(([, pattern]) => pattern.test(reason))?.[0] ?? 'upstream'
  return { code, message: reason || 'The job failed and the service gave no usable reason.' }
}
