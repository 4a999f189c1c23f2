import type { ModelId } from '@kling-kit/spec'
import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { begin } from './testing/begin.ts'
import { createWorld } from './testing/create-world.tsx'
import { useDraft } from './use-draft.ts'

const o3 = 'kling-o3-text2video'
const first = 'kling-text2video'
const useForm = (modelId: ModelId) => useDraft(modelId, { draftKey: 'form' })
type Form = ReturnType<typeof useForm>

it('starts with the defaults of the model, under those of the app', () => {
  const { renderHook } = createWorld()
  const { result } = renderHook(() => useDraft(o3, { defaultInput: { prompt: 'a boat', duration: '7' } }))
  expect(result.current.values).toMatchObject({
    prompt: 'a boat',
    duration: '7',
    mode: 'pro',
    generate_audio: false,
  })
  expect(result.current.isValid).toBe(true)
  expect(result.current.field('duration')).toMatchObject({ value: '7', isDirty: false, isRequired: false })
  expect(result.current.field('prompt').isRequired).toBe(true)
})

it('takes any value and says what is wrong once the field was left', () => {
  const { renderHook } = createWorld()
  const { result } = renderHook(() => useDraft(o3))
  act(() => result.current.field('prompt').onChange('x'.repeat(3000)))
  expect(result.current.values['prompt']).toHaveLength(3000)
  expect(result.current).toMatchObject({ isValid: false, issues: [] })
  act(() => result.current.field('prompt').onBlur())
  expect(result.current.field('prompt')).toMatchObject({ issues: [expect.any(String)], isDirty: true })
  act(() => result.current.field('prompt').onChange('a boat'))
  expect(result.current).toMatchObject({ isValid: true, issues: [] })
})

it('takes two changes within one event', () => {
  const { renderHook } = createWorld()
  const { result } = renderHook(() => useDraft(o3))
  act(() => {
    result.current.setValue('prompt', 'a boat')
    result.current.setValues({ duration: '9', mode: 'std' })
  })
  expect(result.current.values).toMatchObject({ prompt: 'a boat', duration: '9', mode: 'std' })
})

it('starts anew from the values of an example', () => {
  const { renderHook } = createWorld()
  const { result } = renderHook(() =>
    useDraft(o3, { defaultInput: { duration: '7' }, fields: { mode: { value: 'std', locked: true } } }),
  )
  act(() => result.current.setValues({ duration: '9', multi_prompt: [{ prompt: 'a', duration: '9' }] }))
  act(() => result.current.replaceValues({ prompt: 'a boat', mode: 'pro' }))
  expect(result.current.values).toMatchObject({ prompt: 'a boat', duration: '7', mode: 'std' })
  expect(result.current.values['multi_prompt']).toBeUndefined()
})

it('shows every issue after a press, and sends nothing', async () => {
  const { renderHook, advance, simulator } = createWorld()
  const { result } = renderHook(() => useDraft(o3))
  expect(result.current.issues).toEqual([])
  const job = begin(() => result.current.submit())
  await advance()
  expect(await job).toBeUndefined()
  expect(result.current.field('prompt').issues).toHaveLength(1)
  expect(result.current.submission).toMatchObject({ state: 'refused', error: { name: 'InputError' } })
  expect(simulator.submissions).toHaveLength(0)
})

it('drops what a refusal said about a field once that field is in order', async () => {
  const { renderHook, advance } = createWorld()
  const { result } = renderHook(() => useDraft(o3))
  act(() => void result.current.submit())
  await advance()
  act(() => result.current.setValue('prompt', 'a boat'))
  expect(result.current.issues).toEqual([])
})

it('sends what the form shows, and leaves out what was left empty', async () => {
  const { renderHook, advance, simulator } = createWorld()
  const { result } = renderHook(() => useDraft(o3))
  act(() =>
    result.current.setValues({ prompt: 'a boat', voice_ids: [], multi_prompt: [], negative_prompt: '' }),
  )
  const job = begin(() => result.current.submit({ metadata: { from: 'test' } }))
  await advance()
  expect(await job).toMatchObject({ status: 'queued', metadata: { from: 'test' } })
  const input = simulator.ledger[0]?.input
  expect(input).toMatchObject({ prompt: 'a boat', duration: '5' })
  expect(result.current.values['negative_prompt']).toBe('')
  expect(input).not.toHaveProperty('voice_ids')
  expect(input).not.toHaveProperty('multi_prompt')
})

it('uses the same intent for a press after a refusal', async () => {
  const { renderHook, advance, simulator, client } = createWorld()
  const { result } = renderHook(() => useDraft(o3, { draftKey: 'form', defaultInput: { prompt: 'a boat' } }))
  const { intentId } = client.draft('form').getSnapshot()
  simulator.next('insufficient-credits')
  act(() => void result.current.submit())
  await advance()
  expect(result.current.submission).toMatchObject({ state: 'refused', error: { intentId } })
  act(() => void result.current.submit())
  await advance()
  expect(result.current.submission).toMatchObject({ state: 'accepted', intentId })
})

it('carries over to another model what is valid there, and gives the rest back on return', () => {
  const { renderHook } = createWorld()
  const { result, rerender } = renderHook<Form, ModelId>(useForm, o3)
  act(() => result.current.setValues({ prompt: 'a boat', duration: '7', aspect_ratio: '9:16', mode: 'std' }))
  rerender(first)
  expect(result.current.model.id).toBe(first)
  expect(result.current.values).toMatchObject({
    prompt: 'a boat',
    duration: 5,
    aspect_ratio: '9:16',
    mode: 'std',
  })
  expect(result.current.values).not.toHaveProperty('generate_audio')
  rerender(o3)
  expect(result.current.values).toMatchObject({ duration: '7', generate_audio: false })
  rerender(first)
  act(() => result.current.setValue('prompt', 'a heron'))
  expect(result.current.values).toMatchObject({ prompt: 'a heron', duration: 5, mode: 'std' })
})

it('leaves behind a default of the former model that nobody chose', () => {
  const { renderHook } = createWorld()
  const { result, rerender } = renderHook<Form, ModelId>(useForm, 'kling-o1')
  expect(result.current.values['prompt']).toContain('@Image1')
  rerender(o3)
  expect(result.current.values).toMatchObject({ mode: 'pro' })
  expect(result.current.values['prompt']).toBeUndefined()
  rerender(first)
  expect(result.current.values).toMatchObject({ mode: 'std' })
})

it('keeps a locked value, whatever is typed', async () => {
  const { renderHook, advance, simulator } = createWorld()
  const { result } = renderHook(() =>
    useDraft(o3, {
      defaultInput: { prompt: 'a boat' },
      fields: { mode: { value: 'std', locked: true }, negative_prompt: 'hidden', duration: { value: '3' } },
    }),
  )
  act(() => result.current.setValues({ mode: 'pro', duration: '4' }))
  expect(result.current.field('mode')).toMatchObject({ value: 'std', isLocked: true, isHidden: false })
  expect(result.current.field('negative_prompt')).toMatchObject({ isLocked: true, isHidden: true })
  act(() => void result.current.submit())
  await advance()
  expect(simulator.ledger).toMatchObject([{ input: { mode: 'std', duration: '4' } }])
})

it('shares a draft among all who hold its key', () => {
  const { renderHook } = createWorld()
  const one = renderHook(() => useDraft(o3, { draftKey: 'form' }))
  const other = renderHook(() => useDraft(o3, { draftKey: 'form' }))
  act(() => one.result.current.setValue('prompt', 'a boat'))
  expect(other.result.current.values['prompt']).toBe('a boat')
})

it('goes back to idle and keeps the values on reset', async () => {
  const { renderHook, advance } = createWorld()
  const { result } = renderHook(() => useDraft(o3))
  act(() => result.current.setValue('prompt', ''))
  act(() => void result.current.submit())
  await advance()
  act(() => result.current.setValue('duration', '9'))
  act(() => result.current.reset())
  expect(result.current).toMatchObject({
    submission: { state: 'idle' },
    issues: [],
    values: { duration: '9' },
  })
})

it('says which models there are when asked for another', () => {
  const { renderHook } = createWorld()
  expect(() => renderHook(() => useDraft('kling-9' as typeof o3))).toThrow('does not offer the model kling-9')
})
