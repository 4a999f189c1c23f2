import type { Fields, InputOf } from './field.ts'
import type { Issue, ParseResult } from './issue.ts'
import type { MediaKind } from '../wire/media.ts'
import type { Source } from './source.ts'

/** Checks that fields keep with each other. Called only when every field by itself is in order. */
export interface Rule<Input = Record<string, unknown>> {
  /** Short name, shown in the docs' table. */
  name: string
  /** `fields` are the model's, for the defaults that count where the input says nothing. */
  check(input: Input, fields: Fields): { issues?: Issue[]; warnings?: Issue[] }
}

/** US dollars that one job is likely to cost. `metrics.cost` of the finished job is the truth. */
export interface CostEstimate {
  low: number
  high: number
  currency: 'USD'
  /** Month the prices were read, `YYYY-MM`. */
  asOf: string
}

/** Seconds from submission to completion that one in ten, half and nine in ten jobs stay under. */
export interface DurationEstimate {
  p10: number
  p50: number
  p90: number
}

export interface ModelDefinition<Id extends string, F extends Fields> {
  /** Segmind's slug: the last part of `POST /v2/{id}`. */
  id: Id
  label: string
  /** One sentence for a person who chooses a model. */
  summary: string
  gives: MediaKind
  fields: F
  rules?: readonly Rule<InputOf<F>>[]
  /** Undefined where no price is known. */
  price?: { asOf: string; estimate(input: InputOf<F>): { low: number; high: number } }
  /** Mean seconds from submission to completion; scaled to the input by `scale`, 1 by default. */
  usualSeconds: { mean: number; scale?(input: InputOf<F>): number; source: Source }
  source: Source
}

export interface ParseOptions {
  /** Origins that the API can reach although they look private: a simulator's. None by default. */
  mediaOrigins?: readonly string[]
}

/** A model as the registry holds it. Made by `defineModel`. */
export interface Model<Id extends string = string, F extends Fields = Fields> extends ModelDefinition<Id, F> {
  /**
   * Checks an input against every limit of the model. Nothing is filled in: defaults are the API's, but for the two that
   * cost money, which `encodeInput` makes explicit.
   */
  parse(input: unknown, options?: ParseOptions): ParseResult<InputOf<F>>
}

// Method parameters are compared bivariantly, so every Model<Id, F> is an AnyModel.
export type AnyModel = Model
