const spanMs = 100

/** The share of the jobs that were asked about within the fullest tenth of a second: 1 in lockstep. `times` ascend. */
export function crowding(times: readonly number[], jobs: number): number {
  let most = 0
  let first = 0
  for (const [last, time] of times.entries()) {
    while (time - (times[first] ?? time) > spanMs) first++
    most = Math.max(most, last - first + 1)
  }
  return most / jobs
}
