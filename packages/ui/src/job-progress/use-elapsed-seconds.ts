import { useEffect, useState } from 'react'

/** Whole seconds since a moment, ticking while `isRunning`; until `endedAt` once that is known. Never negative, whatever the clock does. */
export function useElapsedSeconds(since: number, isRunning: boolean, endedAt?: number): number {
  const [now, setNow] = useState<number>()
  useEffect(() => {
    // Not while rendering: the server's clock is another one.
    setNow(Date.now())
    if (!isRunning) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  const until = isRunning ? now : (endedAt ?? now)
  return until === undefined ? 0 : Math.max(0, Math.floor((until - since) / 1000))
}
