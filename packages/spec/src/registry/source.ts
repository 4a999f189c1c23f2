/** Where a fact about a model or a limit was read, so that a reader can check it. */
export interface Source {
  /** `page`: Segmind's own page of the model; `vendor`: Kling's upstream documentation; `live`: seen in answers of the service. */
  kind: 'page' | 'vendor' | 'live'
  /** The page's slug, or the name of the vendor's document. */
  name: string
  /** Month it was read, `YYYY-MM`. */
  asOf: string
}

export function page(name: string, asOf = '2026-11'): Source {
  return { kind: 'page', name, asOf }
}

export function vendor(name: string, asOf = '2026-08'): Source {
  return { kind: 'vendor', name, asOf }
}

export function live(name: string, asOf = '2026-08'): Source {
  return { kind: 'live', name, asOf }
}
