import { useId } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { KlingRoot } from '../../theme/kling-root.tsx'
import type { FieldProps } from '../field-frame/field-frame.tsx'
import { FieldFrame } from '../field-frame/field-frame.tsx'
import { RangeControl } from '../range-control/range-control.tsx'
import type { CameraControlProps } from './camera-control.tsx'
import { CameraDiagram } from './camera-diagram.tsx'
import { CameraIcon } from './camera-icon.tsx'
import { cameraAxes, cameraTypes } from './camera-move.ts'

/** A ready camera move, or one axis with an amount. Gives only combinations that the API takes. */
export function CameraEditor({ label, value, onChange, onBlur, ...frame }: CameraControlProps) {
  const messages = useMessages()
  const { type, axis = 'horizontal', amount = 5 } = value
  const [low, high] = messages.cameraEnds[axis]
  return (
    <KlingRoot data-kling="camera-control" onBlur={onBlur}>
      <CameraChoice
        {...frame}
        label={label ?? messages.camera}
        options={['none', ...cameraTypes]}
        value={type ?? 'none'}
        words={messages.cameraTypes}
        onChange={(next) =>
          onChange(next === 'none' ? {} : next === 'simple' ? { type: next, axis, amount } : { type: next })
        }
      />
      {type === 'simple' && (
        <>
          <CameraChoice
            label={messages.cameraAxis}
            options={cameraAxes}
            value={axis}
            words={messages.cameraAxes}
            onChange={(next) => onChange({ type, axis: next, amount })}
          />
          <div data-part="amount">
            <CameraDiagram axis={axis} amount={amount} />
            <RangeControl
              label={messages.cameraAmount}
              min={-10}
              max={10}
              value={amount}
              ends={[low, high]}
              format={(number) => messages.cameraMove(number, number < 0 ? low : high)}
              onChange={(next) => onChange({ type, axis, amount: next })}
            />
          </div>
        </>
      )}
    </KlingRoot>
  )
}

interface CameraChoiceProps<Move extends string> extends FieldProps {
  options: readonly Move[]
  value: Move
  words: Record<Move, string>
  onChange(value: Move): void
}

function CameraChoice<Move extends Parameters<typeof CameraIcon>[0]['move']>({
  options,
  value,
  words,
  onChange,
  ...frame
}: CameraChoiceProps<Move>) {
  const group = useId()
  return (
    <FieldFrame {...frame} isGroup>
      {(links) => (
        <div {...links} data-part="moves" role="radiogroup">
          {options.map((option) => (
            <label key={option} data-part="card">
              <input type="radio" name={group} checked={option === value} onChange={() => onChange(option)} />
              <CameraIcon move={option} />
              <span>{words[option]}</span>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  )
}
