/** What the client asks of the place it runs in. */
export interface Host {
  /** Whether open jobs are polled while nobody waits for them: in a page, yes; on a server, no. */
  readonly watchesByItself: boolean
  isVisible(): boolean
  /** False only when it is certain that nothing can be sent. */
  isOnline(): boolean
  /** Calls when a look is due at once: seen again, online again, back from the back/forward cache or a freeze. */
  onWake(listener: () => void): () => void
  /** Calls with true when the page goes, perhaps into the back/forward cache, and with false when it is shown again. */
  onAway?(listener: (isAway: boolean) => void): () => void
  /** Whether what happens now comes of a further click in the same place, as the second one of a double click. */
  isRepeatedClick?(): boolean
  /** Has the browser ask before the page is left, until the returned function is called. */
  guardLeaving?(): () => void
}

/** The page around us, or a server, script or worker where there is none. */
export function currentHost(): Host {
  const isPage = typeof window === 'object' && typeof document === 'object'
  const isVisible = () => !isPage || document.visibilityState !== 'hidden'
  return {
    watchesByItself: isPage,
    isVisible,
    isOnline: () => !isPage || navigator.onLine,
    onWake(listener) {
      const wake = () => {
        if (isVisible()) listener()
      }
      const change = (action: 'addEventListener' | 'removeEventListener') => {
        for (const type of ['visibilitychange', 'resume']) document[action](type, wake)
        for (const type of ['online', 'pageshow']) window[action](type, listener)
      }
      if (isPage) change('addEventListener')
      return () => {
        if (isPage) change('removeEventListener')
      }
    },
    onAway(listener) {
      const leave = () => listener(true)
      const comeBack = ({ persisted }: PageTransitionEvent) => persisted && listener(false)
      if (!isPage) return () => {}
      window.addEventListener('pagehide', leave)
      window.addEventListener('pageshow', comeBack)
      return () => {
        window.removeEventListener('pagehide', leave)
        window.removeEventListener('pageshow', comeBack)
      }
    },
    // Where the event itself is not handed on, the browser still tells which one it is at.
    isRepeatedClick: () => Number((globalThis as { event?: UIEvent }).event?.detail) > 1,
    guardLeaving() {
      const ask = (event: Event) => event.preventDefault()
      if (!isPage) return () => {}
      window.addEventListener('beforeunload', ask)
      return () => window.removeEventListener('beforeunload', ask)
    },
  }
}
