import type { StoryWorld } from './story-world.ts'

const prompts = [
  'A paper boat drifts along a rainy street at dusk, neon signs mirrored in the gutter',
  'Hands of a potter raise a bowl on the wheel, warm side light, macro',
  'A lighthouse in a storm, waves break against the rocks',
  'A heron fishes at dawn, mist over the lake',
]

type Ending = 'finished' | 'making' | 'failed'

/** Jobs that were submitted before the story begins, the last one newest. Takes a simulator with `latency: 'manual'`. */
export function withJobs(...endings: Ending[]) {
  return async ({ client, simulator }: StoryWorld) => {
    for (const [index, ending] of endings.entries()) {
      const prompt = prompts[index % prompts.length] ?? ''
      const { requestId } = await client.submit('kling-o3-text2video', {
        prompt,
        duration: '5',
        aspect_ratio: '16:9',
      })
      const job = simulator.job(requestId.split('.')[0] ?? '')
      if (ending === 'making') job.process()
      if (ending === 'failed') job.fail('content_policy_violation')
      if (ending === 'finished') job.complete()
      const handle = client.job(requestId)
      if (ending !== 'making') await handle.wait().catch(() => {})
    }
  }
}
