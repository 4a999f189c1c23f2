import {
  type Draft,
  defineModel,
  type KnownModel,
  type ModelId,
  type ModelInput,
  page,
  text,
} from '@kling-kit/spec'
import { assertType } from 'vitest'
import type { RegisteredModel } from './register.ts'

const source = page('acme-kling')
const acmeKling = defineModel({
  id: 'acme-kling',
  label: 'Acme Kling',
  summary: 'One of an app.',
  gives: 'video',
  fields: { prompt: text({ label: 'Prompt', group: 'essential', required: true, source }) },
  usualSeconds: { mean: 100, source },
  source,
})
const acmeModels = [acmeKling] as const

declare module '@kling-kit/spec' {
  interface Register {
    models: typeof acmeModels
  }
}

assertType<ModelId>('acme-kling')
assertType<ModelId>('kling-o1')
assertType<ModelInput<'acme-kling'>>({ prompt: 'a paper boat' })
assertType<Draft>({ modelId: 'acme-kling', input: { prompt: 'a paper boat' } })
assertType<KnownModel>(acmeKling)
// @ts-expect-error only what is registered
assertType<ModelId>('acme-kling-2')
// @ts-expect-error the prompt is required in an app's model, too
assertType<ModelInput<'acme-kling'>>({})

// A union, a tuple and an array of models all do.
assertType<RegisteredModel<{ models: typeof acmeKling }>>(acmeKling)
assertType<RegisteredModel<{ models: (typeof acmeKling)[] }>>(acmeKling)
assertType<RegisteredModel<{ models: readonly [typeof acmeKling] }>>(acmeKling)
// @ts-expect-error nothing is registered
assertType<RegisteredModel<{ other: 1 }>>(acmeKling)
