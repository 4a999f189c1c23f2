/** What a bench found. `json` is what `--json` writes, together with the bench's name and its conditions. */
export interface Findings {
  /** What was measured how, one sentence a line; printed above the tables. */
  conditions: readonly string[]
  tables: readonly Table[]
  json: Record<string, unknown>
  /** Whether what must hold did. Undefined where it only measures. */
  holds?: boolean
}

export interface Table {
  title: string
  columns: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}

/** A file of `benches/`: its name is the name of the bench. */
export interface Bench {
  run(): Findings | Promise<Findings>
}
