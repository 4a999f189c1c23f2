import { assertType, expectTypeOf } from 'vitest'
import {
  type AnyModel,
  type Draft,
  defaultInput,
  estimateModelCost,
  getModel,
  klingO1,
  klingTextToVideo,
  type ModelId,
  type ModelInput,
  models,
  usualModelDuration,
} from '../index.ts'

// The same parameter differs in type from model to model.
expectTypeOf<ModelInput<'kling-text2video'>['duration']>().toEqualTypeOf<5 | 10 | undefined>()
expectTypeOf<ModelInput<'kling-o3-text2video'>['duration']>().toEqualTypeOf<
  '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10' | '11' | '12' | '13' | '14' | '15' | undefined
>()
expectTypeOf<ModelInput<'kling-o1'>['image_urls']>().toEqualTypeOf<string[]>()
expectTypeOf<ModelInput<'kling-o3-image2video'>['generate_audio']>().toEqualTypeOf<boolean | undefined>()

assertType<ModelInput<'kling-text2video'>>({
  prompt: 'a paper boat',
  duration: 5,
  camera_control_type: 'down_back',
})
// @ts-expect-error a number here, a string there
assertType<ModelInput<'kling-text2video'>>({ prompt: 'a paper boat', duration: '5' })
// @ts-expect-error a string here, a number there
assertType<ModelInput<'kling-o3-text2video'>>({ prompt: 'a paper boat', duration: 5 })
// @ts-expect-error no such length
assertType<ModelInput<'kling-o3-text2video'>>({ prompt: 'a paper boat', duration: '16' })
// @ts-expect-error the prompt is required
assertType<ModelInput<'kling-o3-text2video'>>({ duration: '5' })
// @ts-expect-error the first frame is required
assertType<ModelInput<'kling-o3-image2video'>>({ prompt: 'a paper boat' })
// @ts-expect-error this model has no such parameter
assertType<ModelInput<'kling-o1'>>({ prompt: 'a paper boat', image_urls: [], duration: '5' })
assertType<ModelInput<'kling-o3-text2video'>>({
  prompt: 'a paper boat',
  multi_prompt: [{ prompt: 'it floats' }],
})
assertType<ModelInput<'kling-o3-text2video'>>({
  prompt: 'a paper boat',
  // @ts-expect-error a shot has words
  multi_prompt: [{ duration: '5' }],
})
// @ts-expect-error no such model
assertType<ModelId>('kling-o2')

assertType<Draft>({
  modelId: 'kling-o1',
  input: { prompt: '@Image1', image_urls: ['https://example.com/a.png'] },
})
// @ts-expect-error the input of another model
assertType<Draft>({ modelId: 'kling-o1', input: { prompt: 'a paper boat', duration: '5' } })

assertType<AnyModel>(klingTextToVideo)
assertType<readonly AnyModel[]>(models)
assertType<AnyModel | undefined>(getModel('anything' as string))
assertType<'Merge @Image1 into the landscape of @Image2'>(getModel('kling-o1').fields.prompt.default)
assertType<5 | 10 | undefined>(defaultInput(klingTextToVideo).duration)
estimateModelCost(klingO1 as AnyModel, { prompt: 'a paper boat' })
usualModelDuration(klingO1, { prompt: 'a paper boat' })

const parsed = klingTextToVideo.parse({})
if (parsed.ok) {
  expectTypeOf(parsed.value.duration).toEqualTypeOf<5 | 10 | undefined>()
  // @ts-expect-error no such parameter
  assertType(parsed.value.image_url)
}
