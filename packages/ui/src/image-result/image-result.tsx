'use client'
import type { Job } from '@kling-kit/core'
import { type Media, safeMediaUrl } from '@kling-kit/spec'
import { useState } from 'react'
import { useMessages } from '../messages/use-messages.ts'
import { ratioOf } from '../screen/ratio-of.ts'
import { Screen } from '../screen/screen.tsx'
import { KlingRoot } from '../theme/kling-root.tsx'
import { FileActions } from '../video-player/file-actions.tsx'

export type ImageResultProps =
  | { job: Job; media?: undefined }
  | { media: Media | readonly Media[]; job?: undefined }

/** Shows what an image model made, and offers the files. Unsafe addresses are not loaded. */
export function ImageResult({ job, media = job?.media ?? [] }: ImageResultProps) {
  const messages = useMessages()
  const pictures = [media].flat().flatMap(({ url, fileName }) => {
    const safe = safeMediaUrl(url)
    return safe ? [{ url: safe, fileName }] : []
  })
  const prompt = job?.input?.['prompt']
  return (
    <KlingRoot data-kling="image-result">
      {pictures.map(({ url, fileName }, index) => (
        <Picture
          key={url}
          url={url}
          fileName={fileName}
          ratio={ratioOf(job?.input)}
          alt={[messages.image(index + 1, pictures.length), prompt].filter(Boolean).join(': ')}
        />
      ))}
    </KlingRoot>
  )
}

interface PictureProps {
  url: string
  fileName?: string
  alt: string
  ratio: number | undefined
}

function Picture({ url, fileName, alt, ratio }: PictureProps) {
  const messages = useMessages()
  const [isBroken, setBroken] = useState(false)
  return (
    <>
      <Screen ratio={ratio}>
        <img src={url} alt={alt} referrerPolicy="no-referrer" onError={() => setBroken(true)} />
      </Screen>
      {isBroken && (
        <p data-part="trouble" role="alert">
          {messages.imageNotLoaded}
        </p>
      )}
      <FileActions url={url} fileName={fileName} />
    </>
  )
}
