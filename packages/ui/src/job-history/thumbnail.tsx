import type { Job } from '@kling-kit/core'
import { safeMediaUrl } from '@kling-kit/spec'
import { useRef } from 'react'
import { Icon } from '../form/icon/icon.tsx'
import { useWasSeen } from './use-was-seen.ts'

/** A look at what a job made; an empty frame while there is nothing to see. */
export function Thumbnail({ job }: { job: Job }) {
  const [media] = job.media ?? []
  const url = media && safeMediaUrl(media.url)
  if (!url) return job.link === 'settled' ? <Icon name="alert" /> : null
  if (media.kind === 'image') return <img src={url} alt="" loading="lazy" referrerPolicy="no-referrer" />
  return <Frame url={url} />
}

/** One frame of a video. A long list does not fetch them all: only those that are scrolled to. */
function Frame({ url }: { url: string }) {
  const video = useRef<HTMLVideoElement>(null)
  const wasSeen = useWasSeen(video)
  return (
    <video
      ref={video}
      // The first moment of many clips is black; half a second in, it seldom is.
      src={`${url}#t=0.5`}
      muted
      playsInline
      preload={wasSeen ? 'metadata' : 'none'}
      tabIndex={-1}
      aria-hidden="true"
    />
  )
}
