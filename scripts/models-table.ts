import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyModel, estimateModelCost, type Field, models, type Source } from '@kling-kit/spec'

// Run with `node --conditions @kling-kit/source scripts/models-table.ts`; with `--check` it only tells whether the page is stale.
const file = join(import.meta.dirname, '../docs/models.md')
const [start, end] = ['<!-- models: made by scripts/models-table.ts -->', '<!-- /models -->']

const page = readFileSync(file, 'utf8')
const [before, rest] = page.split(start)
const after = rest?.split(end)[1]
if (before === undefined || after === undefined)
  throw new Error(`docs/models.md needs the lines ${start} and ${end}.`)
const fresh = `${before}${start}\n\n${[overview(), ...models.map(section)].join('\n\n')}\n\n${end}${after}`

if (!process.argv.includes('--check')) writeFileSync(file, fresh)
else if (fresh !== page) {
  console.error(
    'docs/models.md is stale. Run `node --conditions @kling-kit/source scripts/models-table.ts` and commit it.',
  )
  process.exitCode = 1
}

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
  const rules = model.rules?.map(({ name }) => `\`${name}\``).join(', ')
  const parts = [
    `## ${model.id}`,
    `${model.summary} Read at: ${sourceOf(model.source)}.`,
    table(['parameter', 'label', 'values', 'default', 'source'], rows),
  ]
  return [...parts, ...(rules ? [`Rules between parameters: ${rules}.`] : [])].join('\n\n')
}

/** Padded as the formatter pads, so that the page stays as it was written. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  )
  const line = (cells: string[], filler = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, filler)).join(' | ')} |`
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...rows.map((row) => line(row)),
  ].join('\n')
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
      return `1 to ${field.max} of \`{ prompt, duration }\`, prompts of 1 to ${field.promptMaxLength} characters, durations \`"1"\` to \`"15"\``
  }
}
