import type { UseDraftResult } from '@kling-kit/react'
import type { CostEstimate } from '@kling-kit/spec'
import { useState } from 'react'

export interface PressOptions {
  draft: UseDraftResult
  cost: CostEstimate | undefined
  maxCost: number | undefined
  confirmAbove: number | undefined
  /** Milliseconds are still to be waited for, or a request is under way. */
  isBlocked: boolean
  /** False stops the press: the app has taken it. */
  mayPress(): boolean
}

/** A press on Generate: what it meets on its way to being sent. */
export function usePress({ draft, cost, maxCost, confirmAbove, isBlocked, mayPress }: PressOptions) {
  const [pressCount, setPressCount] = useState(0)
  const [isAsking, setAsking] = useState(false)
  const isOverLimit = maxCost !== undefined && cost !== undefined && cost.high > maxCost
  const needsAsking = confirmAbove !== undefined && (cost === undefined || cost.high > confirmAbove)

  const send = () => {
    if (mayPress()) void draft.submit()
  }
  return {
    /** Counts presses; 0 until the first. */
    pressCount,
    isAsking,
    isOverLimit: isOverLimit && pressCount > 0,
    press: () => {
      if (isBlocked) return
      setPressCount((count) => count + 1)
      if (!draft.isValid) void draft.submit()
      else if (isOverLimit) return
      else if (needsAsking) setAsking(true)
      else send()
    },
    confirm: () => {
      setAsking(false)
      send()
    },
    cancel: () => setAsking(false),
  }
}
