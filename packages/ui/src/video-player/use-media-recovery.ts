import { type RefObject, useEffect, useRef, useState } from 'react'
import { atRest, type MediaEvent, type MediaTrouble, nextRecovery } from './next-recovery.ts'

const stallMs = 15_000

export interface MediaRecovery {
  trouble: MediaTrouble | undefined
  /** Loads the file again, at the place where it was. */
  reload: () => void
  /** To be spread onto the video. */
  listeners: Record<
    'onError' | 'onPlay' | 'onPlaying' | 'onPause' | 'onEnded' | 'onProgress' | 'onTimeUpdate',
    () => void
  >
}

/**
 * Keeps a video going over a broken connection, and at its place. `refresh` asks anew for the address, which may have changed.
 * Made anew for each address: give the component a `key`.
 */
export function useMediaRecovery(
  video: RefObject<HTMLVideoElement | null>,
  refresh?: () => Promise<unknown>,
): MediaRecovery {
  const [trouble, setTrouble] = useState<MediaTrouble>()
  const recovery = useRef(atRest)
  const loading = useRef<ReturnType<typeof setTimeout>>(undefined)
  const watchdog = useRef<ReturnType<typeof setTimeout>>(undefined)
  const place = useRef({ seconds: 0, isPlaying: false })

  useEffect(
    () => () => {
      clearTimeout(loading.current)
      clearTimeout(watchdog.current)
    },
    [],
  )

  const load = () => {
    const element = video.current
    if (!element) return
    const { seconds, isPlaying } = place.current
    const resume = () => {
      element.currentTime = seconds
      // A refusal to play leaves it paused with its controls: nothing is lost.
      if (isPlaying) element.play().catch(() => {})
    }
    element.addEventListener('loadedmetadata', resume, { once: true })
    element.load()
  }

  const take = (event: MediaEvent) => {
    const next = nextRecovery(recovery.current, event)
    recovery.current = next
    setTrouble(next.trouble)
    clearTimeout(watchdog.current)
    if (next.action?.type === 'refresh') void (refresh?.() ?? Promise.resolve()).then(load, load)
    if (next.action?.type === 'load') {
      clearTimeout(loading.current)
      loading.current = setTimeout(load, next.action.delayMs)
    }
  }

  // Safari tells of no error when a file goes away in the middle.
  const watch = () => {
    clearTimeout(watchdog.current)
    if (place.current.isPlaying) watchdog.current = setTimeout(() => take('stalled'), stallMs)
  }
  const stand = (isPlaying: boolean) => () => {
    place.current.isPlaying = isPlaying
    watch()
  }

  return {
    trouble,
    reload: () => take('reload'),
    listeners: {
      onError: () => {
        const code = video.current?.error?.code
        take(code === 2 ? 'network' : code === 3 ? 'decode' : 'not-supported')
      },
      onPlay: stand(true),
      onPlaying: stand(true),
      // An error pauses, too; that is not the person's wish.
      onPause: () => video.current?.error || stand(false)(),
      onEnded: stand(false),
      onProgress: watch,
      onTimeUpdate: () => {
        const seconds = video.current?.currentTime ?? 0
        if (seconds === 0 || seconds === place.current.seconds) return
        place.current.seconds = seconds
        if (recovery.current !== atRest) take('progress')
        watch()
      },
    },
  }
}
