import { klingO3TextToVideo } from '@kling-kit/spec'
import { createRandom, drawLogNormal } from '../polling/random.ts'

const spread = 0.25

/**
 * How old the open jobs of one model are at any moment, oldest first, in milliseconds. Who looks at a time of their own
 * finds more of the long ones: the mean is that of durations weighted by themselves.
 */
export function drawJobAges(jobs: number): number[] {
  const random = createRandom(1)
  const mean = klingO3TextToVideo.usualSeconds.mean * 1000 * (1 + spread * spread)
  const draw = () => random() * drawLogNormal(random, mean, spread)
  return Array.from({ length: jobs }, draw).toSorted((one, other) => other - one)
}
