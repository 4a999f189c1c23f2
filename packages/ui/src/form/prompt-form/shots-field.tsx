import type { UseDraftResult } from '@kling-kit/react'
import type { Shot, ShotDuration, ShotsField as ShotsFieldFacts } from '@kling-kit/spec'
import { useRef } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { evenSeconds } from '../multi-shot-editor/fit-seconds.ts'
import { MultiShotEditor } from '../multi-shot-editor/multi-shot-editor.tsx'
import { SegmentedControl } from '../segmented-control/segmented-control.tsx'

export interface ShotsFieldProps {
  draft: UseDraftResult
  name: string
  field: ShotsFieldFacts
  tokens: readonly string[]
}

/** One shot from the prompt, or several of their own. Going back to one keeps the others for later. */
export function ShotsField({ draft, name, field, tokens }: ShotsFieldProps) {
  const messages = useMessages()
  const { value = [] } = draft.field<readonly Shot[]>(name)
  const kept = useRef<readonly Shot[]>([])
  const { duration } = draft.model.fields
  const totalSeconds = Number(draft.values['duration'] ?? field.defaultDuration)
  const isMultiple = value.length > 0

  const start = (): readonly Shot[] => {
    if (kept.current.length > 0) return kept.current
    const prompt = String(draft.values['prompt'] ?? '').slice(0, field.promptMaxLength)
    return evenSeconds(Math.min(2, totalSeconds), totalSeconds).map((seconds, index) => ({
      prompt: index === 0 ? prompt : '',
      duration: String(seconds) as ShotDuration,
    }))
  }
  const choose = (mode: 'one' | 'multiple') => {
    if (mode === 'one') kept.current = value
    draft.setValue(name, mode === 'one' ? undefined : start())
  }

  return (
    <div data-field={name} data-part="shots">
      <SegmentedControl
        label={messages.shotMode}
        isInline
        options={[
          { value: 'one', label: messages.oneShot },
          { value: 'multiple', label: messages.multipleShots },
        ]}
        value={isMultiple ? 'multiple' : 'one'}
        onChange={choose}
      />
      {isMultiple && (
        <MultiShotEditor
          value={value}
          onChange={(shots) => draft.setValue(name, shots)}
          totalSeconds={totalSeconds}
          max={field.max}
          promptMaxLength={field.promptMaxLength}
          tokens={tokens}
          issues={draft.issues
            .filter(({ path }) => path[0] === name)
            .map((issue) => ({ ...issue, path: issue.path.slice(1) }))}
          {...(duration?.kind === 'choice' && !draft.field('duration').isLocked
            ? {
                allowedSeconds: duration.options.map(Number),
                onTotalSecondsChange: (seconds: number) =>
                  draft.setValue(
                    'duration',
                    duration.options.find((option) => Number(option) === seconds),
                  ),
              }
            : {})}
        />
      )}
    </div>
  )
}
