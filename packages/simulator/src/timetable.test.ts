import { describe, expect, it } from 'vitest'
import { createTestWorld } from './testing/create-test-world.ts'

const runOnce = async (seed: number) => {
  const { clock, submit, simulator } = createTestWorld({ seed, latency: 'realistic' })
  const id = await submit()
  let seconds = 0
  for (; simulator.job(id).stage !== 'COMPLETED'; seconds++) await clock.advance(1_000)
  return { id, seconds }
}

describe('a realistic job', () => {
  it('is the same for the same seed, and another for another', async () => {
    expect(await runOnce(7)).toEqual(await runOnce(7))
    expect(await runOnce(8)).not.toEqual(await runOnce(7))
  })

  it('takes about its usual time, divided by the speed', async () => {
    const { clock, submit, simulator } = createTestWorld({ latency: 'realistic', speed: 10, credits: 1_000 })
    const ids: string[] = []
    for (let count = 0; count < 200; count++) ids.push(await submit())
    const settled = new Map<string, number>()
    for (let second = 1; settled.size < ids.length; second++) {
      await clock.advance(1_000)
      for (const id of ids)
        if (simulator.job(id).stage === 'COMPLETED' && !settled.has(id)) settled.set(id, second)
    }
    const mean = [...settled.values()].reduce((sum, seconds) => sum + seconds, 0) / ids.length
    expect(mean).toBeGreaterThan(13.5)
    expect(mean).toBeLessThan(18)
  })
})
