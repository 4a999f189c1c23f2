import type { Media } from '@kling-kit/spec'
import { expect, it } from 'vitest'
import { encodeJob, type Told } from './encode-job.ts'

const url = 'https://app.example/api/kling/v2/requests/job-1'
const metrics = { inferenceSeconds: 60, queueSeconds: 2, totalSeconds: 62, costUsd: 0.5 }
const encode = (told: Told, exposeCost = false) => encodeJob(told, 'job-1', url, exposeCost)
const status = (more: Pick<Extract<Told, { type: 'status' }>, 'status' | 'rawStatus' | 'failure'>): Told => ({
  type: 'status',
  metrics,
  ...more,
})

const film: Media = { kind: 'video', url: 'https://images.segmind.com/a.mp4', contentType: 'video/mp4' }
const picture: Media = { kind: 'image', url: 'https://images.segmind.com/a.png', fileName: 'a.png', bytes: 9 }
const another: Media = { kind: 'image', url: 'https://images.segmind.com/b.png' }
const video = { url: film.url, content_type: 'video/mp4' }
const images = [{ url: picture.url, file_name: 'a.png', file_size: 9 }, { url: another.url }]

it.each<[what: string, media: Media[], encoded: object]>([
  ['nothing', [], { output: null }],
  ['a film', [film], { output: film.url, video }],
  ['a picture', [picture], { output: picture.url, images: images.slice(0, 1) }],
  ['two pictures', [picture, another], { output: [picture.url, another.url], images }],
  [
    'a picture and a film',
    [picture, film],
    { output: [picture.url, film.url], video, images: images.slice(0, 1) },
  ],
])('a job that made %s', (_, media, encoded) => {
  const { httpStatus, body } = encode({ type: 'result', media, metrics })
  expect(httpStatus).toBe(200)
  expect(body).toEqual({
    request_id: 'job-1',
    status: 'COMPLETED',
    metrics: { inference_time: 60, queue_time: 2, total_time: 62 },
    ...encoded,
  })
})

it('a job that failed says why, and that it failed where nobody said why', () => {
  const failed = status({
    status: 'failed',
    rawStatus: 'FAILED',
    failure: { code: 'upstream', message: 'No boat.' },
  })
  expect(encode(failed)).toMatchObject({ httpStatus: 422, body: { status: 'FAILED', error: 'No boat.' } })
  expect(encode(status({ status: 'failed', rawStatus: 'FAILED' }))).toMatchObject({
    httpStatus: 422,
    body: { status: 'FAILED', error: expect.stringMatching(/./) },
  })
})

it('a job under way says where to ask for it, one that is done no more', () => {
  expect(encode(status({ status: 'queued', rawStatus: 'QUEUED' })).body).toMatchObject({
    status: 'QUEUED',
    status_url: `${url}/status`,
    response_url: url,
  })
  const done = encode(status({ status: 'completed', rawStatus: 'COMPLETED' })).body
  expect(done).not.toHaveProperty('status_url')
  expect(done).not.toHaveProperty('response_url')
})

it('its cost is told only where that is wanted', () => {
  const told: Told = { type: 'result', media: [film], metrics }
  expect(encode(told, true).body).toHaveProperty('metrics.cost', 0.5)
  expect(JSON.stringify(encode(told).body)).not.toContain('cost')
})
