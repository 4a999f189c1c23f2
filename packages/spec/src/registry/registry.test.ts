import { describe, expect, it } from 'vitest'
import { defaultInput } from './default-input.ts'
import { estimateModelCost } from './estimate.ts'
import { klingO1 } from '../models/kling-o1.ts'
import { estimateCost, getModel, models, usualDuration } from './registry.ts'

const asOf = '2026-11'

describe('the registry', () => {
  it('knows five models, and nothing by an inherited name', () => {
    expect(models).toHaveLength(5)
    for (const model of models) expect(getModel(model.id)).toBe(model)
    for (const id of ['constructor', '__proto__', 'length', '0']) expect(getModel(id)).toBeUndefined()
  })

  it('names a source for every field, and a default that its own field takes', () => {
    for (const model of models) {
      for (const field of Object.values(model.fields)) expect(field.source.name).not.toBe('')
      const parsed = model.parse({ ...defaultInput(model), prompt: '' })
      const wrong = parsed.ok ? [] : parsed.issues.map(({ path }) => path[0])
      expect(wrong.filter((name) => !['prompt', 'image_url', 'image_urls'].includes(String(name)))).toEqual(
        [],
      )
    }
  })

  it('knows what the API assumes', () => {
    expect(defaultInput(klingO1)).toEqual({
      prompt: 'Merge @Image1 into the landscape of @Image2',
      aspect_ratio: 'auto',
      resolution: '1K',
      output_format: 'png',
    })
  })
})

describe('the cost of a job', () => {
  it.each([
    ['kling-o3-text2video', { duration: '3', mode: 'std' }, 0.63, 0.63],
    ['kling-o3-text2video', { duration: '15', mode: 'pro', generate_audio: true }, 5.25, 5.25],
    ['kling-o3-image2video', {}, 1.05, 1.75],
    ['kling-3-standard-text2video', { duration: '3' }, 0.504, 1.68],
    ['kling-3-standard-text2video', { duration: '15' }, 2.52, 8.4],
    ['kling-text2video', {}, 0.28, 0.28],
    ['kling-text2video', { duration: 10 }, 0.56, 0.56],
    ['kling-text2video', { mode: 'pro' }, 0.98, 0.98],
    ['kling-text2video', { duration: 10, mode: 'pro' }, 1.96, 1.96],
    ['kling-o1', {}, 0.035, 0.035],
  ])('on %s with %o is %d to %d', (modelId, input, low, high) => {
    expect(estimateCost(modelId, input)).toEqual({ low, high, currency: 'USD', asOf })
  })

  it('is unknown for an unknown model, a model without a price and a length that is none', () => {
    expect(estimateCost('kling-9', {})).toBeUndefined()
    expect(estimateModelCost({ ...klingO1, price: undefined }, {})).toBeUndefined()
    expect(estimateCost('kling-o3-text2video', { duration: 'long' })).toBeUndefined()
  })
})

describe('the usual duration', () => {
  it("surrounds the model's own", () => {
    const { p10, p50, p90 } = usualDuration('kling-o3-text2video')!
    expect(p10).toBeGreaterThan(80)
    expect(p50).toBeGreaterThan(p10)
    expect(p50).toBeLessThan(152.7)
    expect(p90).toBeGreaterThan(200)
    expect(usualDuration('kling-9')).toBeUndefined()
  })

  it('comes from history where it knows better', () => {
    const history = { believe: () => ({ total: { meanSeconds: 100, spread: 0.1 } }) }
    expect(usualDuration('kling-o1', {}, history)!.p50).toBeCloseTo(99.5, 1)
    expect(usualDuration('kling-o1', {}, { believe: () => undefined })).toEqual(usualDuration('kling-o1'))
  })
})
