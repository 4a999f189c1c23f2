import { pictureRules } from '@kling-kit/spec'

const { types, maxBytes, minSide, slimmest, widest } = pictureRules

/** What the vendor would refuse about a picture. */
export type ImageProblem = 'type' | 'bytes' | 'side' | 'ratio'

/** Looks at a file before it is uploaded. */
export function fileProblem(file: File): ImageProblem | undefined {
  if (!types.some((type) => type === file.type)) return 'type'
  return file.size > maxBytes ? 'bytes' : undefined
}

/** Looks at a picture once its size in pixels is known. */
export function sizeProblem(width: number, height: number): ImageProblem | undefined {
  if (Math.min(width, height) < minSide) return 'side'
  const ratio = width / height
  return ratio < slimmest || ratio > widest ? 'ratio' : undefined
}

/** The address when a preview may be loaded from it. */
export function previewAddress(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined
  const { protocol, href } = new URL(value)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}
