import type { Table } from './bench.ts'

/** A table as Markdown, padded to be read in a terminal. The first column is text, the others are figures. */
export function printTable({ title, columns, rows }: Table): string {
  const lines = [columns, ...rows].map((row) => row.map(String))
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const padded = lines.map((line) =>
    line.map((cell, column) => pad(cell, widths[column] ?? 0, column > 0)).join(' | '),
  )
  const rule = widths.map((width, column) => '-'.repeat(width - 1) + (column > 0 ? ':' : '-'))
  const [head, ...body] = padded
  return [title, '', `| ${head} |`, `| ${rule.join(' | ')} |`, ...body.map((line) => `| ${line} |`)].join(
    '\n',
  )
}

function pad(cell: string, width: number, isFigure: boolean): string {
  return isFigure ? cell.padStart(width) : cell.padEnd(width)
}
