import type { UseDraftResult } from '@kling-kit/react'
import type { FieldGroup } from '@kling-kit/spec'
import { useMessages } from '../../messages/use-messages.ts'
import { Icon } from '../icon/icon.tsx'
import { CameraFields, describeCamera, hasCamera, isOfCamera } from './camera-fields.tsx'
import { summarizeFields } from './describe-value.ts'
import { FieldControl } from './field-control.tsx'
import type { NamedField } from './form-layout.ts'

export interface FormSectionProps {
  draft: UseDraftResult
  group: FieldGroup
  fields: readonly NamedField[]
  isOpenAtFirst?: boolean
}

/** A group of fields under a heading that opens, and says what is set while it is closed. */
export function FormSection({ draft, group, fields, isOpenAtFirst }: FormSectionProps) {
  const messages = useMessages()
  const holdsCamera = group === 'camera' && hasCamera(draft)
  const plain = fields.filter(([name]) => !holdsCamera || !isOfCamera(name))
  const issueCount = draft.issues.filter(({ path }) => fields.some(([name]) => name === path[0])).length
  return (
    <details data-kling="form-section" data-group={group} open={isOpenAtFirst}>
      <summary>
        <span data-part="title">{messages.sections[group]}</span>
        <span data-part="set">
          {holdsCamera
            ? describeCamera(draft.values, messages)
            : summarizeFields(fields, draft.values, messages)}
        </span>
        {issueCount > 0 && <span data-part="issues">{messages.sectionIssues(issueCount)}</span>}
        <Icon name="chevron" />
      </summary>
      <div data-part="body">
        {holdsCamera && <CameraFields draft={draft} />}
        {plain.map(([name, field]) => (
          <FieldControl key={name} draft={draft} name={name} field={field} />
        ))}
      </div>
    </details>
  )
}
