'use client'
import { type ReactNode, useRef } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { FieldFrame, type FieldProps } from '../field-frame/field-frame.tsx'
import { insertText } from './insert-text.ts'
import { type Mention, splitPrompt } from './split-prompt.ts'

export interface PromptTextareaProps extends FieldProps {
  value: string
  onChange(value: string): void
  onBlur?(): void
  /** UTF-16 code units. Longer text can be typed and is marked. */
  maxLength?: number
  /** Kinds of tokens that have a meaning in this text. */
  mentions?: readonly Mention[]
  /** The tokens that exist: each has a button that inserts it. Others in the text are marked as unknown. */
  tokens?: readonly string[]
  placeholder?: string
  rows?: number
  isRequired?: boolean
  disabled?: boolean
  /** Stands at the end of the label's line. */
  aside?: ReactNode
}

/** Text of several lines that grows with what is in it, counts its characters and marks its tokens. */
export function PromptTextarea({
  value,
  onChange,
  onBlur,
  maxLength,
  mentions = [],
  tokens = [],
  placeholder,
  rows = 3,
  isRequired,
  disabled,
  ...frame
}: PromptTextareaProps) {
  const messages = useMessages()
  const textarea = useRef<HTMLTextAreaElement>(null)
  return (
    <FieldFrame {...frame}>
      {(links) => (
        <div data-kling="prompt-textarea">
          {/* The same text twice in one grid cell: the copy behind carries the marks and gives the height. */}
          <div data-part="page">
            <div data-part="marks" aria-hidden="true">
              {splitPrompt(value, mentions).map((text, index) =>
                index % 2 === 0 ? (
                  text
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a piece of text has no other name
                  <mark key={index} data-unknown={!tokens.includes(text) || undefined}>
                    {text}
                  </mark>
                ),
              )}
              {'\u200b'}
            </div>
            <textarea
              {...links}
              ref={textarea}
              rows={rows}
              value={value}
              placeholder={placeholder}
              disabled={disabled}
              aria-required={isRequired || undefined}
              onChange={(event) => onChange(event.target.value)}
              onBlur={onBlur}
            />
          </div>
          <div data-part="bar">
            {tokens.map((token) => (
              <button
                key={token}
                type="button"
                data-part="token"
                aria-label={messages.insertToken(token)}
                disabled={disabled}
                onClick={() => textarea.current && insertText(textarea.current, token)}
              >
                {token}
              </button>
            ))}
            {maxLength !== undefined && (
              <span data-part="count" data-over={value.length > maxLength || undefined}>
                {messages.characterCount(value.length, maxLength)}
              </span>
            )}
          </div>
        </div>
      )}
    </FieldFrame>
  )
}
