import type { DurationEstimate } from '@kling-kit/spec'
import type { CSSProperties } from 'react'
import { useMessages } from '../messages/use-messages.ts'

export interface TimeBandProps {
  elapsed: number
  duration: DurationEstimate | undefined
  label: string
  /** What is known of the rest, in words. */
  outlook: string | undefined
}

/** A line of time: where most jobs end is shaded, and a mark stands at now. Without a usual time it only moves. */
export function TimeBand({ elapsed, duration, label, outlook }: TimeBandProps) {
  const messages = useMessages()
  if (!duration) return <progress aria-label={label} />
  const end = Math.max(duration.p90 * 1.2, elapsed)
  const share = (seconds: number) => `${Math.min(100, (seconds / end) * 100)}%`
  const style = { '--low': share(duration.p10), '--high': share(duration.p90), '--now': share(elapsed) }
  return (
    <>
      {/* No value: the API gives none. The line says how much time has passed, not how much is done. */}
      <div
        data-part="band"
        role="progressbar"
        aria-label={label}
        aria-valuetext={outlook}
        style={style as CSSProperties}
      >
        <i />
      </div>
      <p data-part="facts">
        <span>{messages.usually(duration)}</span>
        <span>{outlook}</span>
      </p>
    </>
  )
}
