'use client'
import type { Shot } from '@kling-kit/spec'
import { useState } from 'react'
import {
  adoptShots,
  asShots,
  canAddShot,
  isListOf,
  type ListedShot,
  nextShotList,
  noShots,
  type ShotChange,
  secondsOf,
} from './shot-list.ts'
import { type ShotIssue, shotIssues } from './shot-issues.ts'

export interface UseShotListOptions {
  value: readonly Shot[]
  onChange: (value: Shot[]) => void
  /** Length of the whole video, which the shots have to fill. */
  totalSeconds: number
  /** How many shots there may be. 5 by default. */
  max?: number
  /** In characters. 512 by default. */
  promptMaxLength?: number
}

export interface UseShotListResult {
  /** `id` stays with its shot when it moves. */
  shots: readonly ListedShot[]
  /** A new shot takes the seconds that are left, or half of the longest shot's. */
  add: () => void
  remove: (id: string) => void
  move: (id: string, toIndex: number) => void
  setPrompt: (id: string, prompt: string) => void
  setSeconds: (id: string, seconds: number) => void
  /** Of all shots together. */
  totalSeconds: number
  /** What the shots still have to fill; below zero when they are too long. */
  remainingSeconds: number
  canAdd: boolean
  issues: readonly ShotIssue[]
}

/** The shots of a multi-shot video as an editor needs them. Controlled: `value` is the truth, ids and all else follow it. */
export function useShotList(options: UseShotListOptions): UseShotListResult {
  const { value, onChange, totalSeconds, max = 5, promptMaxLength = 512 } = options
  const [kept, keep] = useState(() => adoptShots(noShots, value))
  const list = isListOf(kept, value) ? kept : adoptShots(kept, value)
  if (list !== kept) keep(list)
  const limits = { totalSeconds, max }
  const change = (shotChange: ShotChange) => {
    const next = nextShotList(list, shotChange, limits)
    if (next === list) return
    keep(next)
    onChange(asShots(next))
  }
  const seconds = secondsOf(list.shots)
  return {
    shots: list.shots,
    add: () => change({ type: 'add' }),
    remove: (id) => change({ type: 'remove', id }),
    move: (id, toIndex) => change({ type: 'move', id, toIndex }),
    setPrompt: (id, prompt) => change({ type: 'prompt', id, prompt }),
    setSeconds: (id, shotSeconds) => change({ type: 'seconds', id, seconds: shotSeconds }),
    totalSeconds: seconds,
    remainingSeconds: totalSeconds - seconds,
    canAdd: canAddShot(list.shots, limits),
    issues: shotIssues(list.shots, { totalSeconds, max, promptMaxLength }),
  }
}
