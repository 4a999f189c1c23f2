'use client'
import { type ReactNode, useId } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { KlingRoot } from '../../theme/kling-root.tsx'

/** What a control needs to be tied to its label, help and errors. Spread it onto the control. */
export interface FieldLinks {
  id: string
  'aria-labelledby': string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** What every field of a form takes. */
export interface FieldProps {
  /** The parameter's name, put on the root as `data-field`. */
  name?: string
  label: string
  help?: ReactNode
  /** Sentences that say what to change. Shown below the control and tied to it. */
  issues?: readonly string[]
  isOptional?: boolean
}

export interface FieldFrameProps extends FieldProps {
  /** Stands at the end of the label's line: a value, a count. */
  aside?: ReactNode
  /** A group of controls has a heading instead of a label. */
  isGroup?: boolean
  children: (links: FieldLinks) => ReactNode
}

/** Label, help and errors around one control. */
export function FieldFrame({
  name,
  label,
  help,
  issues = [],
  isOptional,
  aside,
  isGroup,
  children,
}: FieldFrameProps) {
  const messages = useMessages()
  const id = useId()
  const labelId = `${id}-label`
  const helpId = help ? `${id}-help` : ''
  const issuesId = issues.length > 0 ? `${id}-issues` : ''
  const text = (
    <>
      {label}
      {isOptional && <small> {messages.optional}</small>}
    </>
  )
  return (
    <KlingRoot data-kling="field" data-field={name} data-invalid={issues.length > 0 || undefined}>
      <div data-part="head">
        {isGroup ? (
          <span data-part="label" id={labelId}>
            {text}
          </span>
        ) : (
          <label data-part="label" id={labelId} htmlFor={id}>
            {text}
          </label>
        )}
        {aside}
      </div>
      {children({
        id,
        'aria-labelledby': labelId,
        'aria-describedby': `${issuesId} ${helpId}`.trim() || undefined,
        'aria-invalid': issues.length > 0 || undefined,
      })}
      {issues.length > 0 && (
        <div data-part="issues" id={issuesId}>
          {issues.map((issue) => (
            <p key={issue}>{issue}</p>
          ))}
        </div>
      )}
      {help && (
        <p data-part="help" id={helpId}>
          {help}
        </p>
      )}
    </KlingRoot>
  )
}
