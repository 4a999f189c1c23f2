import { useShotList } from '@kling-kit/react'
import type { ShotDuration } from '@kling-kit/spec'
import { useState } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { KlingRoot } from '../../theme/kling-root.tsx'
import { ActionButton } from '../action-button/action-button.tsx'
import { evenSeconds, fitSeconds } from './fit-seconds.ts'
import type { MultiShotEditorProps } from './multi-shot-editor.tsx'
import { ShotCard } from './shot-card.tsx'
import { ShotTimeline } from './shot-timeline.tsx'
import { useShotDrag } from './use-shot-drag.ts'

/** The shots of a video as cards under a bar that shows each one's share of it. */
export function ShotEditor(props: MultiShotEditorProps) {
  const { value, onChange, totalSeconds, max = 5, promptMaxLength = 512, tokens = [], issues = [] } = props
  const messages = useMessages()
  const list = useShotList({ value, onChange, totalSeconds, max, promptMaxLength })
  const [said, say] = useState('')
  const [left, setLeft] = useState<readonly string[]>([])
  const { shots, remainingSeconds } = list

  const move = (id: string, toIndex: number) => {
    list.move(id, toIndex)
    say(messages.shotMoved(shots.findIndex((shot) => shot.id === id) + 1, toIndex + 1, shots.length))
  }
  const time = (seconds: readonly number[]) => {
    onChange(value.map((shot, index) => ({ ...shot, duration: String(seconds[index]) as ShotDuration })))
    say(messages.shotsTimed(seconds))
  }
  const { listRef, draggedId, startDrag } = useShotDrag(move)

  const lengths = shots.map(({ seconds }) => seconds)
  const even = evenSeconds(shots.length, totalSeconds)
  const isTotalAllowed = props.allowedSeconds?.includes(list.totalSeconds) ?? true
  const issuesOf = (id: string, index: number) => [
    ...new Set([
      ...issues.filter(({ path }) => path[0] === index).map(({ message }) => message),
      ...list.issues.filter((issue) => issue.id === id && left.includes(id)).map(({ message }) => message),
    ]),
  ]

  return (
    <KlingRoot data-kling="multi-shot-editor" data-fit={remainingSeconds === 0 || undefined}>
      <ShotTimeline shots={shots} totalSeconds={totalSeconds} remainingSeconds={remainingSeconds} />
      <div data-part="fit">
        <p data-part="remaining">{messages.shotsFill(list.totalSeconds, totalSeconds)}</p>
        {remainingSeconds !== 0 && shots.length <= totalSeconds && (
          <ActionButton onClick={() => time(fitSeconds(lengths, totalSeconds))}>
            {messages.fitShots(totalSeconds)}
          </ActionButton>
        )}
        {remainingSeconds !== 0 && isTotalAllowed && props.onTotalSecondsChange && (
          <ActionButton onClick={() => props.onTotalSecondsChange?.(list.totalSeconds)}>
            {messages.fitVideo(list.totalSeconds)}
          </ActionButton>
        )}
        {remainingSeconds === 0 && String(even) !== String(lengths) && (
          <ActionButton variant="quiet" onClick={() => time(even)}>
            {messages.evenOutShots}
          </ActionButton>
        )}
      </div>
      <ol ref={listRef}>
        {shots.map((shot, index) => (
          <ShotCard
            key={shot.id}
            shot={shot}
            index={index}
            count={shots.length}
            maxSeconds={totalSeconds}
            promptMaxLength={promptMaxLength}
            tokens={tokens}
            issues={issuesOf(shot.id, index)}
            isDragged={draggedId === shot.id}
            onDragStart={startDrag(shot.id)}
            onMove={(toIndex) => move(shot.id, toIndex)}
            onRemove={() => {
              list.remove(shot.id)
              say(messages.shotRemoved(index + 1))
            }}
            onPromptChange={(prompt) => list.setPrompt(shot.id, prompt)}
            onPromptBlur={() => setLeft((before) => [...before, shot.id])}
            onSecondsChange={(seconds) => list.setSeconds(shot.id, seconds)}
          />
        ))}
      </ol>
      <ActionButton
        icon="add"
        disabled={!list.canAdd}
        onClick={() => {
          list.add()
          say(messages.shotAdded(shots.length + 1))
        }}
      >
        {list.canAdd ? messages.addShot : messages.noMoreShots(max)}
      </ActionButton>
      <p data-part="visually-hidden" role="status">
        {said}
      </p>
    </KlingRoot>
  )
}
