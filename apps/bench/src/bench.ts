/** What a bench found. `json` is what `--json` writes, together with the bench's name and its conditions. */
export interface Findings {
  /** What was measured how, one sentence a line; printed above the tables. */
  conditions: readonly string[]
  tables: readonly Table[]
  json: Record<string, unknown>
}

export interface Table {
  title: string
  columns: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}

/** What a bench may be asked beside its name. */
export interface BenchOptions {
  /** `--million`: measure memory over a million requests, too. Some minutes. */
  million: boolean
}

/** A file of `benches/`: its name is the name of the bench. */
export interface Bench {
  run(options: BenchOptions): Findings | Promise<Findings>
}
