import type { AnyModel, Field, FieldGroup, Issue } from '@kling-kit/spec'

export type NamedField = readonly [name: string, field: Field]

export interface FormLayout {
  /** What a person came for: words, pictures, shots. */
  essentials: readonly NamedField[]
  /** Small controls that matter at once: length, quality. */
  settings: readonly NamedField[]
  /** Everything else, under headings. */
  sections: readonly { group: FieldGroup; fields: readonly NamedField[] }[]
}

const sectionGroups = ['format', 'sound', 'camera', 'advanced'] as const
const wideKinds = new Set<Field['kind']>(['text', 'image', 'image-list', 'shots'])

/** Where each field of a model stands. Shots stand before the prompt that they replace. */
export function formLayout(model: AnyModel, isHidden: (name: string) => boolean): FormLayout {
  const fields = Object.entries(model.fields).filter(([name]) => !isHidden(name))
  const inGroup = (group: FieldGroup) => fields.filter(([, field]) => field.group === group)
  const shots = inGroup('shots')
  const isWide = ([, field]: NamedField) => wideKinds.has(field.kind)
  const essential = inGroup('essential')
  const wide = essential.filter(isWide)
  const promptAt = Math.max(
    0,
    wide.findIndex(([, { kind }]) => kind === 'text'),
  )
  return {
    essentials: wide.toSpliced(promptAt, 0, ...shots.filter(isWide)),
    settings: essential.filter((field) => !isWide(field)),
    sections: sectionGroups
      .map((group) => ({
        group,
        // What goes with the shots and is no list of them: a choice of one so far.
        fields:
          group === 'advanced'
            ? [...inGroup(group), ...shots.filter((field) => !isWide(field))]
            : inGroup(group),
      }))
      .filter(({ fields: inSection }) => inSection.length > 0),
  }
}

/** Issues in the order in which a person meets their fields. */
export function inFormOrder<Each extends Issue>(
  { essentials, settings, sections }: FormLayout,
  issues: readonly Each[],
) {
  const all = [...essentials, ...settings, ...sections.flatMap(({ fields }) => fields)]
  const place = ({ path }: Issue) => all.findIndex(([name]) => name === path[0])
  return issues.toSorted((one, other) => place(one) - place(other))
}
