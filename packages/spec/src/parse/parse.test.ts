import { anything, assert, constantFrom, dictionary, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnyModel } from '../registry/model.ts'
import { klingO1 } from '../models/kling-o1.ts'
import { klingO3TextToVideo } from '../models/kling-o3-text2video.ts'
import { klingTextToVideo } from '../models/kling-text2video.ts'
import { models, parseInput } from '../registry/registry.ts'

const prompt = 'a paper boat'
const image_urls = ['https://example.com/a.png']

/** The issues as lines: path, then what it says. */
function issuesOf(model: AnyModel, input: unknown): string[] {
  const parsed = model.parse(input)
  return parsed.ok ? [] : parsed.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('an input', () => {
  it('is passed on as it is', () => {
    const input = { prompt, duration: '7', cfg_scale: 0.3, generate_audio: true }
    expect(klingO3TextToVideo.parse(input)).toEqual({ ok: true, value: input, warnings: [] })
  })

  it('gets no defaults, and loses what is empty', () => {
    const input = { prompt, negative_prompt: '', multi_prompt: [], duration: undefined }
    expect(klingO3TextToVideo.parse(input)).toEqual({ ok: true, value: { prompt }, warnings: [] })
  })

  it('has five seconds in a shot that does not say how many', () => {
    const input = { prompt, multi_prompt: [{ prompt }, { prompt, duration: '3' }], duration: '8' }
    expect(klingO3TextToVideo.parse(input)).toMatchObject({
      ok: true,
      value: {
        multi_prompt: [
          { prompt, duration: '5' },
          { prompt, duration: '3' },
        ],
      },
    })
    expect(input.multi_prompt[0]).toEqual({ prompt })
  })

  it.each<[AnyModel, object, string]>([
    [klingO3TextToVideo, { duration: 5 }, "duration: duration is '5' here, a string; got the number 5."],
    [klingTextToVideo, { duration: '5' }, "duration: duration is 5 here, a number; got the string '5'."],
    [klingTextToVideo, { duration: 7 }, 'duration: duration is one of 5, 10; got the number 7.'],
    [klingTextToVideo, { mode: 'fast' }, "mode: mode is one of 'std', 'pro'; got the string 'fast'."],
    [
      klingO3TextToVideo,
      { generate_audio: 'true' },
      "generate_audio: generate_audio is true or false; got the string 'true'.",
    ],
    [
      klingO3TextToVideo,
      { cfg_scale: '0.5' },
      "cfg_scale: cfg_scale is a number from 0 to 1; got the string '0.5'.",
    ],
    [
      klingO3TextToVideo,
      { cfg_scale: Number.NaN },
      'cfg_scale: cfg_scale is a number from 0 to 1; got the number NaN.',
    ],
    [klingO3TextToVideo, { cfg_scale: 1.5 }, 'cfg_scale: Keep Prompt strength to at most 1; got 1.5.'],
    [klingO3TextToVideo, { cfg_scale: -1 }, 'cfg_scale: Keep Prompt strength to at least 0; got -1.'],
    [
      klingTextToVideo,
      { camera_control_config_value: 0.5 },
      'camera_control_config_value: camera_control_config_value is a whole number from -10 to 10; got the number 0.5.',
    ],
    [klingO3TextToVideo, { prompt: undefined }, 'prompt: Fill in Prompt; it is required.'],
    [klingO3TextToVideo, { prompt: '' }, 'prompt: Fill in Prompt; it is required.'],
    [klingO3TextToVideo, { prompt: ' \n' }, 'prompt: Fill in Prompt; it is required.'],
    [klingO3TextToVideo, { prompt: null }, 'prompt: prompt is a string; got null.'],
    [
      klingO3TextToVideo,
      { prompt: 'x'.repeat(2501) },
      'prompt: Keep Prompt to at most 2500 characters; got 2501.',
    ],
    [
      klingO3TextToVideo,
      { voice_ids: ['a', 'b', 'c'], generate_audio: true },
      'voice_ids: Keep Voices to at most 2 entries; got 3.',
    ],
    [klingO3TextToVideo, { voice_ids: 'a' }, "voice_ids: voice_ids is a list; got the string 'a'."],
    [
      klingO3TextToVideo,
      { multi_prompt: [7] },
      'multi_prompt.0: multi_prompt[0] is { prompt, duration }; got the number 7.',
    ],
    [
      klingO3TextToVideo,
      { multi_prompt: [{ prompt: 'x'.repeat(513), duration: '5' }] },
      'multi_prompt.0.prompt: Keep the prompt of shot 1 to at most 512 characters; got 513.',
    ],
    [
      klingO3TextToVideo,
      { multi_prompt: [{ prompt, duration: '0' }] },
      "multi_prompt.0.duration: multi_prompt[0].duration is a string from '1' to '15'; got the string '0'.",
    ],
    [
      klingO3TextToVideo,
      { multi_prompt: [{ prompt }, { prompt, duration: undefined }] },
      "multi_prompt: The shots last 10 seconds together; make them add up to the video's 5.",
    ],
    [
      klingO3TextToVideo,
      { multi_prompt: [{ prompt, duration: '5', seconds: 5 }] },
      'multi_prompt.0.seconds: A shot has no parameter seconds; remove it.',
    ],
    [
      klingO3TextToVideo,
      { multi_prompt: Array.from({ length: 6 }, () => ({ prompt, duration: '1' })), duration: '6' },
      'multi_prompt: Keep Shots to at most 5 entries; got 6.',
    ],
    [
      klingO3TextToVideo,
      { aspectRatio: '1:1' },
      'aspectRatio: kling-o3-text2video has no parameter aspectRatio; write aspect_ratio instead.',
    ],
    [
      klingO3TextToVideo,
      { negativ_prompt: 'x' },
      'negativ_prompt: kling-o3-text2video has no parameter negativ_prompt; write negative_prompt instead.',
    ],
    [klingO3TextToVideo, { seed: 7 }, 'seed: kling-o3-text2video has no parameter seed; remove it.'],
  ])('of $id with %o is explained', (model, wrong, line) => {
    expect(issuesOf(model, { prompt, ...wrong })).toEqual([line])
  })

  it.each([null, undefined, 'prompt', 7, [], () => {}])('that is %o is no object of parameters', (input) => {
    expect(issuesOf(klingO1, input)).toEqual([': The input is not an object of parameters; give one.'])
  })

  it('has pictures that Segmind can fetch', () => {
    const mine = ['https://example.com/a.png', 'blob:https://example.com/1', 'http://127.0.0.1:4010/a.png']
    const message = 'Segmind cannot fetch this; upload it, or give a public http(s) address.'
    expect(issuesOf(klingO1, { prompt, image_urls: mine })).toEqual([
      `image_urls.1: ${message}`,
      `image_urls.2: ${message}`,
    ])
    const options = { mediaOrigins: ['http://127.0.0.1:4010'] }
    expect(klingO1.parse({ prompt, image_urls: mine.slice(2) }, options)).toMatchObject({ ok: true })
  })

  it('cannot reach a prototype', () => {
    const input: unknown = JSON.parse('{"prompt":"x","__proto__":{"duration":"9"},"constructor":1}')
    expect(issuesOf(klingO3TextToVideo, input)).toEqual([
      expect.stringMatching('^__proto__: '),
      expect.stringMatching('^constructor: '),
    ])
    const inherited = klingO3TextToVideo.parse(Object.create({ prompt }))
    expect(inherited.ok).toBe(false)
    const shot: unknown = JSON.parse('{"prompt":"x","duration":"5","__proto__":{"polluted":1}}')
    expect(issuesOf(klingO3TextToVideo, { prompt, multi_prompt: [shot] })).toHaveLength(1)
    expect({}).not.toHaveProperty('polluted')
  })

  it('with very many mistakes gets few sentences', () => {
    const multi_prompt = Array.from({ length: 10_000 }, () => ({ prompt: 7, duration: 7 }))
    const unknown = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key${index}`, 1]))
    expect(issuesOf(klingO3TextToVideo, { prompt, multi_prompt, ...unknown }).length).toBeLessThanOrEqual(60)
  })

  it('that throws when read is refused', () => {
    const input = {
      prompt,
      get duration(): string {
        throw new Error('no')
      },
    }
    expect(issuesOf(klingO3TextToVideo, input)).toEqual([': The input cannot be read; give a plain object.'])
  })

  it('never makes parse throw', () => {
    const names = models.flatMap(({ fields }) => Object.keys(fields))
    const almost = dictionary(
      constantFrom(...names, '__proto__', 'constructor'),
      oneof(anything(), constantFrom('x', '5', 5)),
    )
    assert(
      property(oneof(anything(), almost), (input) => {
        for (const model of models) {
          const parsed = model.parse(input)
          const messages = parsed.ok ? [] : parsed.issues.map(({ message }) => message)
          expect(messages.filter((message) => !message.endsWith('.'))).toEqual([])
        }
      }),
    )
  })
})

describe('parseInput', () => {
  it('checks against the model of this id', () => {
    expect(parseInput('kling-o1', { prompt: '@Image1', image_urls })).toMatchObject({ ok: true })
  })

  it.each(['kling-9', '', 'constructor', '__proto__'])('says that there is no model "%s"', (modelId) => {
    const parsed = parseInput(modelId, {})
    expect(parsed.ok ? [] : parsed.issues[0]?.message).toContain('choose one of kling-o3-text2video')
  })
})
