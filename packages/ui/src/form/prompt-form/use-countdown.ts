import { useEffect, useState } from 'react'

/** Whole seconds until `delayMs` after `start` was first seen have passed; 0 when there is nothing to wait for. */
export function useCountdown(start: object | undefined, delayMs = 0): number {
  const [leftMs, setLeftMs] = useState(delayMs)
  useEffect(() => {
    setLeftMs(delayMs)
    if (!start || delayMs <= 0) return
    const endsAt = performance.now() + delayMs
    const timer = setInterval(() => {
      const left = Math.max(0, endsAt - performance.now())
      setLeftMs(left)
      if (left === 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [start, delayMs])
  return start ? Math.ceil(leftMs / 1000) : 0
}
