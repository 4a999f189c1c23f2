import { type AnyModel, defaultInput } from '@kling-kit/spec'

type Values = Record<string, unknown>

/** US dollars of a model's cheapest and dearest job, over its choices and switches. Undefined where no price is known. */
export function priceRange(model: AnyModel): { low: number; high: number } | undefined {
  if (!model.price) return undefined
  let inputs: Values[] = [defaultInput(model)]
  for (const [name, field] of Object.entries(model.fields)) {
    const options: readonly unknown[] =
      field.kind === 'switch'
        ? [false, true]
        : field.kind === 'choice' && field.default !== undefined
          ? [field.options[0], field.options.at(-1)]
          : []
    if (options.length > 1) {
      inputs = inputs.flatMap((input) => options.map((option) => ({ ...input, [name]: option })))
    }
  }
  const { estimate } = model.price
  const costs = inputs.map((input) => estimate(input as never))
  return {
    low: Math.min(...costs.map(({ low }) => low)),
    high: Math.max(...costs.map(({ high }) => high)),
  }
}
