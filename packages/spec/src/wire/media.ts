export type MediaKind = 'video' | 'image'

/** One file that a job made. */
export interface Media {
  kind: MediaKind
  /** A public https address that works for about seven days, whatever happens to the job's record. */
  url: string
  contentType?: string
  fileName?: string
  bytes?: number
}
