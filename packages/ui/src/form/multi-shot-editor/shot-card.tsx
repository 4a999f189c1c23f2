import type { UseShotListResult } from '@kling-kit/react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { ActionButton } from '../action-button/action-button.tsx'
import { Icon } from '../icon/icon.tsx'
import { PromptTextarea } from '../prompt-textarea/prompt-textarea.tsx'
import { SecondsStepper } from './seconds-stepper.tsx'

export interface ShotCardProps {
  shot: UseShotListResult['shots'][number]
  index: number
  count: number
  maxSeconds: number
  promptMaxLength: number
  tokens: readonly string[]
  issues: readonly string[]
  isDragged: boolean
  onDragStart(event: PointerEvent): void
  onMove(toIndex: number): void
  onRemove(): void
  onPromptChange(prompt: string): void
  onPromptBlur(): void
  onSecondsChange(seconds: number): void
}

/** One shot: what happens in it and how long it lasts. Alt+↑ and Alt+↓ move it from anywhere inside. */
export function ShotCard({ shot, index, count, ...card }: ShotCardProps) {
  const messages = useMessages()
  const number = index + 1
  const moveByKey = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || !step) return
    event.preventDefault()
    if (index + step >= 0 && index + step < count) card.onMove(index + step)
  }
  return (
    <li data-shot={shot.id} data-dragged={card.isDragged || undefined} onKeyDown={moveByKey}>
      <span data-part="handle" aria-hidden="true" onPointerDown={card.onDragStart}>
        <Icon name="grip" />
      </span>
      <PromptTextarea
        label={messages.shot(number)}
        rows={2}
        value={shot.prompt}
        maxLength={card.promptMaxLength}
        mentions={card.tokens.length > 0 ? ['voices'] : []}
        tokens={card.tokens}
        placeholder={messages.shotPlaceholder}
        issues={card.issues}
        isRequired
        onChange={card.onPromptChange}
        onBlur={card.onPromptBlur}
        aside={
          <div data-part="tools">
            <SecondsStepper
              number={number}
              seconds={shot.seconds}
              max={card.maxSeconds}
              onChange={card.onSecondsChange}
            />
            <ActionButton
              variant="quiet"
              icon="up"
              isIconOnly
              aria-label={messages.moveShotUp(number)}
              disabled={index === 0}
              onClick={() => card.onMove(index - 1)}
            />
            <ActionButton
              variant="quiet"
              icon="down"
              isIconOnly
              aria-label={messages.moveShotDown(number)}
              disabled={number === count}
              onClick={() => card.onMove(index + 1)}
            />
            <ActionButton
              variant="quiet"
              icon="remove"
              isIconOnly
              aria-label={messages.removeShot(number)}
              disabled={count === 1}
              onClick={card.onRemove}
            />
          </div>
        }
      />
    </li>
  )
}
