import { roundTripSeconds, type SimulatedJob } from './watch-job.ts'

/** Status polls and seconds of waiting, per job. */
interface FixedOutcome {
  polls: number
  meanWait: number
}

/** What polling every `seconds` costs on these jobs, each watched from acceptance to end: as `watchJob` finds it, without the loop. */
export function fixedInterval(jobs: readonly SimulatedJob[], seconds: number): FixedOutcome {
  const period = seconds + roundTripSeconds
  const firstLook = seconds + roundTripSeconds / 2
  let polls = 0
  let wait = 0
  for (const { endsAt } of jobs) {
    const looks = 1 + Math.max(0, Math.ceil((endsAt - firstLook) / period))
    polls += looks
    wait += looks * period - endsAt
  }
  return { polls: polls / jobs.length, meanWait: wait / jobs.length }
}

/** The polls per job of the fixed interval that would have waited just as long on the same jobs. */
export function pollsForWait(jobs: readonly SimulatedJob[], meanWait: number): number {
  let [shorter, longer] = [0, 8 * meanWait]
  for (let round = 0; round < 40; round++) {
    const seconds = (shorter + longer) / 2
    if (fixedInterval(jobs, seconds).meanWait < meanWait) shorter = seconds
    else longer = seconds
  }
  return fixedInterval(jobs, shorter).polls
}
