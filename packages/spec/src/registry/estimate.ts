import type { InputOf } from './field.ts'
import type { AnyModel, CostEstimate } from './model.ts'

const cents = (dollars: number) => Math.round(dollars * 1000) / 1000

/** What one job is likely to cost, or undefined where no price is known. Takes an unfinished input too. */
export function estimateModelCost<Any extends AnyModel>(
  model: Any,
  input: Partial<InputOf<Any['fields']>>,
): CostEstimate | undefined {
  if (!model.price) return undefined
  const { low, high } = model.price.estimate(input)
  if (!(low >= 0 && high >= low && high < Infinity)) return undefined
  return { low: cents(low), high: cents(high), currency: 'USD', asOf: model.price.asOf }
}
