import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

interface GeneratedPart {
  /** From the root of the repository. */
  page: string
  /** What stands in the page's two comments: `<!-- name: made by script -->` and `<!-- /name -->`. */
  name: string
  script: string
}

/** Writes the part of a page that follows from code; with `--check` it only tells whether the page is stale. */
export function refresh({ page, name, script }: GeneratedPart, part: string): void {
  const [start, end] = [`<!-- ${name}: made by ${script} -->`, `<!-- /${name} -->`]
  const file = join(root, page)
  const text = readFileSync(file, 'utf8')
  const [before, rest] = text.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`${page} needs the lines ${start} and ${end}.`)
  const fresh = `${before}${start}\n\n${part}\n\n${end}${after}`
  if (!process.argv.includes('--check')) writeFileSync(file, fresh)
  else if (fresh !== text) {
    console.error(`${page} is stale. Run \`node --conditions @kling-kit/source ${script}\` and commit it.`)
    process.exitCode = 1
  }
}

/** Padded as the formatter pads, so that the page stays as it was written. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  )
  const line = (cells: readonly string[], filler = ' ') =>
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
