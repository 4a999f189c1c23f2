import { useMessages } from '../../messages/use-messages.ts'
import { ActionButton } from '../action-button/action-button.tsx'

export interface SecondsStepperProps {
  /** Which shot, from 1. */
  number: number
  seconds: number
  max: number
  onChange(seconds: number): void
}

/** A shot's length, by the buttons beside it or typed. */
export function SecondsStepper({ number, seconds, max, onChange }: SecondsStepperProps) {
  const messages = useMessages()
  return (
    <div data-part="stepper">
      <ActionButton
        variant="quiet"
        icon="minus"
        isIconOnly
        aria-label={messages.shortenShot(number)}
        disabled={seconds <= 1}
        onClick={() => onChange(seconds - 1)}
      />
      <label>
        <input
          type="number"
          min={1}
          max={max}
          value={seconds}
          aria-label={messages.shotSeconds(number)}
          onChange={({ target }) => target.valueAsNumber >= 1 && onChange(target.valueAsNumber)}
        />
        <span aria-hidden="true">{messages.secondsUnit}</span>
      </label>
      <ActionButton
        variant="quiet"
        icon="add"
        isIconOnly
        aria-label={messages.lengthenShot(number)}
        disabled={seconds >= max}
        onClick={() => onChange(seconds + 1)}
      />
    </div>
  )
}
