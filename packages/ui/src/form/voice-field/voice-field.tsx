'use client'
import { useMessages } from '../../messages/use-messages.ts'
import { FieldFrame, type FieldProps } from '../field-frame/field-frame.tsx'

export interface VoiceFieldProps extends FieldProps {
  /** Voice ids in the order that `<<<voice_1>>>`, `<<<voice_2>>>` count them. */
  value: readonly string[]
  onChange(value: string[]): void
  onBlur?(): void
  /** 2 by default. */
  max?: number
  /** Voices speak only when sound is on. */
  isAudioOn: boolean
}

/** Up to two voice ids, each with the token that gives it words. Closed while sound is off, and says so. */
export function VoiceField({ value, onChange, onBlur, max = 2, isAudioOn, help, ...frame }: VoiceFieldProps) {
  const messages = useMessages()
  const rows = Array.from({ length: Math.max(value.length, max) }, (_, index) => value[index] ?? '')
  const change = (index: number, id: string) => {
    const next = rows.with(index, id.trim())
    while (next.at(-1) === '') next.pop()
    onChange(next)
  }
  return (
    <FieldFrame {...frame} isGroup help={isAudioOn || value.length > 0 ? help : messages.voicesNeedSound}>
      {(links) => (
        <div
          data-kling="voice-field"
          role="group"
          id={links.id}
          aria-labelledby={links['aria-labelledby']}
          onBlur={onBlur}
        >
          {rows.map((id, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a voice is its place in the list
            <div key={index}>
              <code>{`<<<voice_${index + 1}>>>`}</code>
              <input
                data-kling="input"
                type="text"
                value={id}
                disabled={(!isAudioOn && id === '') || (index > 0 && rows[index - 1] === '' && id === '')}
                placeholder={messages.voicePlaceholder}
                aria-label={messages.voiceId(index + 1)}
                aria-describedby={links['aria-describedby']}
                aria-invalid={links['aria-invalid']}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => change(index, event.target.value)}
              />
            </div>
          ))}
        </div>
      )}
    </FieldFrame>
  )
}
