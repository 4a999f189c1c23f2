'use client'
import type { Job } from '@kling-kit/core'
import { useKlingClient } from '@kling-kit/react'
import { type Media, safeMediaUrl } from '@kling-kit/spec'
import { useRef } from 'react'
import { ActionButton } from '../form/action-button/action-button.tsx'
import { useMessages } from '../messages/use-messages.ts'
import { ratioOf } from '../screen/ratio-of.ts'
import { Screen } from '../screen/screen.tsx'
import { KlingRoot } from '../theme/kling-root.tsx'
import { FileActions } from './file-actions.tsx'
import { useMediaRecovery } from './use-media-recovery.ts'

interface PlayerBehaviour {
  /** Without sound, as browsers want it. */
  autoPlay?: boolean
  loop?: boolean
  /** Width over height, for the room that is kept; what the job's input says, else 16 to 9. */
  ratio?: number
}

export type VideoPlayerProps = PlayerBehaviour &
  ({ job: Job; media?: undefined } | { media: Media; job?: undefined })

/** Plays one video with the browser's own controls, keeps its place over trouble, and offers the file. Unsafe addresses are not loaded. */
export function VideoPlayer({ job, media = job?.media?.[0], ...behaviour }: VideoPlayerProps) {
  const url = media && safeMediaUrl(media.url)
  if (!url) return null
  return (
    <Player
      key={url}
      url={url}
      fileName={media.fileName}
      job={job}
      {...behaviour}
      ratio={behaviour.ratio ?? ratioOf(job?.input)}
    />
  )
}

interface PlayerProps extends PlayerBehaviour {
  url: string
  fileName?: string
  job?: Job
}

function Player({ url, fileName, job, ratio, autoPlay, loop }: PlayerProps) {
  const messages = useMessages()
  const client = useKlingClient()
  const video = useRef<HTMLVideoElement>(null)
  const refresh = async () => {
    if (job && Date.now() < job.expiresAt) await client.job(job.requestId).refresh()
  }
  const { trouble, reload, listeners } = useMediaRecovery(video, refresh)
  return (
    <KlingRoot data-kling="video-player" data-trouble={trouble}>
      <Screen ratio={ratio}>
        {/* Generated clips come without captions. */}
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
        <video
          {...listeners}
          ref={video}
          src={url}
          controls
          playsInline
          preload="metadata"
          autoPlay={autoPlay}
          muted={autoPlay}
          loop={loop}
          aria-label={messages.video}
        />
      </Screen>
      {trouble && (
        <p data-part="trouble" role="alert">
          <span>{trouble === 'interrupted' ? messages.interrupted : messages.cannotPlay}</span>
          <ActionButton onClick={reload}>{messages.reload}</ActionButton>
        </p>
      )}
      <FileActions url={url} fileName={fileName} />
    </KlingRoot>
  )
}
