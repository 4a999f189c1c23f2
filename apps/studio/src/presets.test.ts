import { getModel, models } from '@kling-kit/spec'
import { expect, it } from 'vitest'
import { presetsFor } from './presets.ts'

const samplesUrl = 'http://127.0.0.1:4010/media/samples'
const presets = presetsFor(samplesUrl)

it.each(presets.map((preset) => [preset.label, preset] as const))('%s is in order as it is', (_, preset) => {
  const parsed = getModel(preset.modelId).parse(preset.input, { mediaOrigins: ['http://127.0.0.1:4010'] })
  expect(parsed).toMatchObject({ ok: true })
})

it.each(models.map(({ id }) => id))('%s has two or three examples', (id) => {
  const count = presets.filter(({ modelId }) => modelId === id).length
  expect(count === 2 || count === 3).toBe(true)
})

it('has no examples with pictures of the simulator where there is none', () => {
  expect(JSON.stringify(presetsFor(undefined))).not.toContain('http')
})
