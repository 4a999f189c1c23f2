import { type AnyModel, estimateModelCost, type Field, models, type Source } from '@kling-kit/spec'
import { refresh, table } from './generated-part.ts'

/** What each rule wants of an input. In a table of its own, for pages alone need it. */
const meanings: Readonly<Record<string, string>> = {
  'shots-fill-duration': 'The seconds of all shots add up to `duration`.',
  'shots-replace-prompt': 'With shots, only they are filmed. `prompt` is still required; a warning says so.',
  voices:
    'Voices need sound: `generate_audio` is true. `<<<voice_1>>>` in a prompt says where the first of `voice_ids` speaks, `<<<voice_2>>>` the second; each that is named must be there; a model without voices warns of it.',
  'shots-without-end-frame': 'Shots and a last frame exclude each other.',
  camera:
    'The camera `simple` takes one axis and an amount that is not 0. Every other camera, and none, takes neither.',
  'image-mentions':
    '`@Image1` in the prompt is the first of `image_urls`; each that is named must be there. A picture that none names gets a warning.',
}

// Run with `node --conditions @kling-kit/source scripts/models-table.ts`; with `--check` it only tells whether the page is stale.
refresh(
  { page: 'docs/models.md', name: 'models', script: 'scripts/models-table.ts' },
  [overview(), ...models.map(section), rules()].join('\n\n'),
)

function overview(): string {
  const rows = models.map((model) => [
    `[${model.id}](#${model.id})`,
    model.gives,
    `${Math.round(model.usualSeconds.mean)} s`,
    priceOf(model),
    model.summary,
  ])
  return table(['model', 'gives', 'usual time', 'with defaults, US$', 'what it does'], rows)
}

function section(model: AnyModel): string {
  const rows = Object.entries(model.fields).map(([name, field]) => [
    `\`${name}\`${field.required ? ' (required)' : ''}`,
    field.label,
    valuesOf(field),
    'default' in field && field.default !== undefined ? `\`${JSON.stringify(field.default)}\`` : '–',
    sourceOf(field.source),
  ])
  const names = model.rules?.map(({ name }) => `\`${name}\``).join(', ')
  const parts = [
    `## ${model.id}`,
    `${model.summary} Read at: ${sourceOf(model.source)}.`,
    table(['parameter', 'label', 'values', 'default', 'source'], rows),
  ]
  return [
    ...parts,
    ...(names ? [`[Rules between parameters](#rules-between-parameters): ${names}.`] : []),
  ].join('\n\n')
}

/** @throws {Error} unless each rule that a model has is explained, and no other. */
function rules(): string {
  const names = new Set(models.flatMap(({ rules: own }: AnyModel) => own ?? []).map(({ name }) => name))
  const rows = Object.entries(meanings)
  const odd = [...names]
    .filter((name) => !meanings[name])
    .concat(rows.flatMap(([name]) => (names.has(name) ? [] : name)))
  if (odd.length > 0)
    throw new Error(`scripts/models-table.ts explains other rules than models have: ${odd.join(', ')}.`)
  return [
    '## Rules between parameters',
    table(
      ['rule', 'what it wants'],
      rows.map(([name, meaning]) => [`\`${name}\``, meaning]),
    ),
  ].join('\n\n')
}

function priceOf(model: AnyModel): string {
  const cost = estimateModelCost(model, {})
  if (!cost) return 'unknown'
  return cost.low === cost.high ? String(cost.low) : `${cost.low}–${cost.high}`
}

function sourceOf({ kind, name, asOf }: Source): string {
  return `${kind} ${name}, ${asOf}`
}

function valuesOf(field: Field): string {
  switch (field.kind) {
    case 'text':
      return field.maxLength ? `text, at most ${field.maxLength} characters` : 'text'
    case 'choice':
      return field.options.map((option) => `\`${JSON.stringify(option)}\``).join(' ')
    case 'number':
      return `${field.integer ? 'whole number' : 'number'} from ${field.min} to ${field.max}`
    case 'switch':
      return '`true` `false`'
    case 'image':
      return 'public http(s) address of a picture'
    case 'image-list':
      return `${field.min} to ${field.max} public http(s) addresses of pictures`
    case 'text-list':
      return `at most ${field.max} strings`
    case 'shots':
      return `1 to ${field.max} of \`{ prompt, duration }\`, prompts of 1 to ${field.promptMaxLength} characters, durations \`"1"\` to \`"15"\`, \`"${field.defaultDuration}"\` by default`
  }
}
