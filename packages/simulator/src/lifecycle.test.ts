import { describe, expect, it } from 'vitest'
import { boat, createTestWorld } from './testing/create-test-world.ts'

describe('a job (segmind-api §3, §4)', () => {
  it('goes from QUEUED over PROCESSING to COMPLETED; its status never carries the output', async () => {
    const { clock, submit, status } = createTestWorld()
    const id = await submit()
    const { body } = await status(id)
    expect(body).toMatchObject({ status: 'QUEUED', request_id: id, metrics: {} })
    expect(Object.keys(body).toSorted()).toEqual([
      'metrics',
      'request_id',
      'response_url',
      'status',
      'status_url',
    ])
    await clock.advance(1_000)
    expect((await status(id)).body.status).toBe('PROCESSING')
    await clock.advance(9_000)
    expect((await status(id)).body).toEqual({
      status: 'COMPLETED',
      request_id: id,
      metrics: { inference_time: 9, queue_time: 1, total_time: 10, cost: 1.4, remaining_credits: 48.6 },
    })
  })

  it('gives its video as output and once more under video.url', async () => {
    const { clock, submit, result } = createTestWorld()
    const id = await submit({ ...boat, duration: '9', aspect_ratio: '9:16', generate_audio: true })
    expect((await result(id)).body).toMatchObject({ status: 'QUEUED' })
    await clock.advance(10_000)
    const { status, body } = await result(id)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'COMPLETED',
      request_id: id,
      error: null,
      output: expect.stringMatching(
        /^https:\/\/images\.segmind\.com\/generations\/[0-9a-f-]{36}-clip-9x16-10s\.mp4$/,
      ),
      video: { url: body.output, content_type: 'video/mp4', file_name: 'output.mp4', file_size: '1843221' },
      prompt: 'a paper boat',
      seed: '',
      timings: { inference: 9 },
    })
  })

  it('gives pictures under images, as jpg when asked', async () => {
    const { clock, submit, result } = createTestWorld()
    const id = await submit(
      { ...boat, image_urls: ['https://example.com/a.png'], output_format: 'jpg' },
      'kling-o1',
    )
    await clock.advance(10_000)
    const { body } = await result(id)
    expect(body.images).toEqual([
      { url: body.output, content_type: 'image/jpeg', file_name: 'output.jpg', file_size: '1843221' },
    ])
    expect(body.output).toMatch(/picture-16x9\.jpg$/)
  })

  it.each([
    [{ prompt: '' }, 'Prompt is Mandatory and must be string'],
    [{}, 'Prompt is Mandatory and must be string'],
    [{ ...boat, duration: 0 }, "duration value '0' is invalid"],
    [{ ...boat, cfg_scale: 3 }, 'cfg_scale must be between 0 and 1'],
    [{ ...boat, generate_audio: 'yes' }, 'generate_audio must be boolean'],
    [
      {
        ...boat,
        duration: '6',
        multi_prompt: [
          { prompt: 'one', duration: '3' },
          { prompt: 'two', duration: '4' },
        ],
      },
      'The sum of multi_prompt durations must equal duration',
    ],
    [{ ...boat, voice_ids: ['a'], generate_audio: false }, /./],
  ])(
    'that breaks a limit, %o, is accepted and FAILED within milliseconds, with 422 on both polls',
    async (input, error) => {
      const { clock, submit, status, result, simulator } = createTestWorld()
      const id = await submit(input)
      await clock.advance(7)
      for (const answer of [await status(id), await result(id)]) {
        expect(answer.status).toBe(422)
        expect(answer.body).toEqual({
          status: 'FAILED',
          error: expect.stringMatching(error),
          metrics: { inference_time: 0.007, queue_time: 0, total_time: 0.007 },
        })
      }
      expect(simulator.ledger).toMatchObject([{ requestId: id, isBilled: false }])
      expect(simulator.credits).toBe(50)
    },
  )

  it.each([
    ['data:image/png;base64,AQID', 'Reference media rejected: URL must be a valid HTTP or HTTPS URL.'],
    ['blob:https://example.com/1', 'Reference media rejected: URL must be a valid HTTP or HTTPS URL.'],
    ['http://localhost:3000/a.png', 'Reference media rejected: could not be downloaded.'],
  ])('fails late when its picture is %s', async (image_url, error) => {
    const { clock, submit, status } = createTestWorld()
    const id = await submit({ ...boat, image_url }, 'kling-o3-image2video')
    await clock.advance(7)
    expect((await status(id)).body.error).toBe(error)
  })

  it('is forgotten one hour after its submission, not its completion', async () => {
    const { clock, submit, status, result } = createTestWorld({ latency: 3_000_000 })
    const id = await submit()
    await clock.advance(3_599_999)
    expect((await result(id)).body.status).toBe('COMPLETED')
    await clock.advance(1)
    for (const answer of [await status(id), await result(id)]) {
      expect(answer).toMatchObject({ status: 404, body: { error: `Request ${id} not found` } })
    }
  })

  it('is stepped by hand when latency is manual', async () => {
    const { clock, submit, status, simulator } = createTestWorld({ latency: 'manual' })
    const [first, second] = [await submit(), await submit()]
    await clock.advance(600_000)
    expect((await status(first)).body.status).toBe('QUEUED')
    simulator.job(first).process()
    expect((await status(first)).body.status).toBe('PROCESSING')
    simulator.job(first).complete()
    expect((await status(first)).body.status).toBe('COMPLETED')
    simulator.job(first).fail()
    expect(simulator.job(first).stage).toBe('COMPLETED')
    simulator.job(second).fail('content_policy_violation')
    expect(await status(second)).toMatchObject({ status: 422, body: { error: 'content_policy_violation' } })
    simulator.job(second).expire()
    expect((await status(second)).status).toBe(404)
    expect(() => simulator.job('nobody')).toThrow('has accepted no request nobody')
  })

  it('fails when the hook says so', async () => {
    const { clock, submit, status } = createTestWorld({
      failOn: ({ input }) => `No ${String(input.prompt)} today`,
    })
    const id = await submit()
    await clock.advance(7)
    expect((await status(id)).body.error).toBe('No a paper boat today')
  })
})
