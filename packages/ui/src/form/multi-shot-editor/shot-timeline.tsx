import type { UseShotListResult } from '@kling-kit/react'
import { useMessages } from '../../messages/use-messages.ts'

export interface ShotTimelineProps {
  shots: UseShotListResult['shots']
  totalSeconds: number
  remainingSeconds: number
}

/** Each shot's share of the video as one bar. What is empty is left open, what is too long sticks out. */
export function ShotTimeline({ shots, totalSeconds, remainingSeconds }: ShotTimelineProps) {
  const messages = useMessages()
  return (
    <div data-part="timeline" role="img" aria-label={messages.timeline(shots, totalSeconds)}>
      {shots.map(({ id, seconds }, index) => (
        <span key={id} data-part="segment" style={{ flexGrow: seconds }}>
          <b>{index + 1}</b>
          <span>{messages.seconds(seconds)}</span>
        </span>
      ))}
      {remainingSeconds > 0 && <span data-part="gap" style={{ flexGrow: remainingSeconds }} />}
      {remainingSeconds < 0 && (
        <span
          data-part="excess"
          style={{ inlineSize: `${(-remainingSeconds / (totalSeconds - remainingSeconds)) * 100}%` }}
        />
      )}
    </div>
  )
}
