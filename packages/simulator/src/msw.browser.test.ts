import { getResponse } from 'msw'
import { expect, it } from 'vitest'
import { toMswHandlers } from './msw.ts'
import { createSimulator } from './simulator.ts'

async function submit(input: Record<string, unknown>) {
  const simulator = createSimulator({ latency: 0, mediaBaseUrl: '/kling-media' })
  const handlers = toMswHandlers(simulator)
  const call = async (address: string, init?: RequestInit) => {
    const response = await getResponse(handlers, new Request(new URL(address, location.href), init))
    if (!response) throw new Error(`No handler for ${address}.`)
    return response
  }
  const accepted = await call('/api/kling/v2/kling-o3-text2video', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'intent-0001' },
    body: JSON.stringify({ prompt: 'a paper boat', ...input }),
  })
  const { request_id: id } = (await accepted.json()) as { request_id: string }
  const result = (await (await call(`/api/kling/v2/requests/${id}`)).json()) as { output: string }
  const file = await call(result.output)
  return { output: result.output, blob: await file.blob() }
}

async function play(blob: Blob) {
  const video = document.createElement('video')
  video.muted = true
  video.src = URL.createObjectURL(blob)
  document.body.append(video)
  const moved = new Promise((resolve) => {
    video.addEventListener('timeupdate', () => video.currentTime > 0 && resolve(undefined))
  })
  await video.play()
  await moved
  return video
}

it('plays a clip in the shape and length that was asked for, from a page without a server', async () => {
  const { output, blob } = await submit({ aspect_ratio: '9:16', generate_audio: true })
  expect(output.startsWith(`${location.origin}/kling-media/generations/`)).toBe(true)
  const video = await play(blob)
  expect([video.videoWidth, video.videoHeight]).toEqual([360, 640])
  expect(video.duration).toBeCloseTo(5, 1)
  video.remove()
})
