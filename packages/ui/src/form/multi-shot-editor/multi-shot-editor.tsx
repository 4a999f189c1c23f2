'use client'
import type { Issue, Shot } from '@kling-kit/spec'
import { lazyPart } from '../lazy-part/lazy-part.tsx'

export interface MultiShotEditorProps {
  value: readonly Shot[]
  onChange(value: Shot[]): void
  /** Length of the whole video, which the shots have to fill. */
  totalSeconds: number
  /** How many shots there may be. 5 by default. */
  max?: number
  /** In characters. 512 by default. */
  promptMaxLength?: number
  /** Offers to make the video as long as its shots. */
  onTotalSecondsChange?(seconds: number): void
  /** The lengths that a video may have. Any when absent. */
  allowedSeconds?: readonly number[]
  /** Tokens of voices that exist, `<<<voice_1>>>`. */
  tokens?: readonly string[]
  /** What a check of the whole list said; paths begin at the list. */
  issues?: readonly Issue[]
}

/** The shots of a video as cards under a bar that shows each one's share of it. Loaded when it is first shown. */
export const MultiShotEditor = lazyPart<MultiShotEditorProps>(async () => {
  return (await import('./shot-editor.tsx')).ShotEditor
})
