import { getModel, klingO1, klingTextToVideo } from '@kling-kit/spec'
import { expect, it } from 'vitest'
import { priceRange } from './price-range.ts'

it('spans the cheapest and the dearest job of a model', () => {
  expect(priceRange(klingTextToVideo)).toEqual({ low: 0.28, high: 1.96 })
  expect(priceRange(klingO1)).toEqual({ low: 0.035, high: 0.035 })
  const o3 = getModel('kling-o3-text2video')
  expect(priceRange(o3)?.low).toBeCloseTo(0.63)
  expect(priceRange(o3)?.high).toBeCloseTo(5.25)
})

it('is unknown where no price is known', () => {
  expect(priceRange({ ...klingO1, price: undefined })).toBeUndefined()
})
