import { expect, it } from 'vitest'
import { createWorld, settled } from '../testing/world.ts'

it('a file where nobody takes files is refused with what to do, and nothing is charged', async () => {
  const { client, clock, simulator } = createWorld()
  const image_url = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' })
  const sent = settled(client.submit('kling-o3-image2video', { prompt: 'it moves', image_url }))
  await clock.advance(0)
  expect(sent.error).toMatchObject({
    code: 'no-upload',
    billed: 'no',
    status: 0,
    message: expect.stringContaining('Use a public address'),
  })
  expect(simulator.calls).toEqual([])
})
