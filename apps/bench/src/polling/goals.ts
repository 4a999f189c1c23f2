import type { Measure } from './study.ts'
import { worst } from './summarise.ts'

type Figures = Record<'right' | 'half' | 'double' | 'wide' | 'learned' | 'staged', number>

/** The figures that our schedule is judged by, each from the model where it does worst. */
export interface Goals {
  k: Figures
  p99WaitS: Figures
  failing: { seenAfterS: number; waitS: number; polls: number }
}

/** What was reached, by the measures of our schedule in each world. `learned` is the worse of the two directions. */
export function reachedGoals(measures: ReadonlyMap<string, readonly Measure[]>): Goals {
  const of = (...keys: string[]) => worst(keys.flatMap((key) => measures.get(key) ?? []))
  const right = of('right')
  const half = of('half')
  const double = of('double')
  const wide = of('wide')
  const learned = of('learned, half', 'learned, double')
  const staged = of('staged')
  const failing = of('failing')
  const figures = { right, half, double, wide, learned, staged }
  const pick = (value: (figure: typeof right) => number) =>
    Object.fromEntries(Object.entries(figures).map(([key, figure]) => [key, value(figure)])) as Figures
  return {
    k: pick(({ k }) => k),
    p99WaitS: pick(({ p99Wait }) => p99Wait),
    failing: { seenAfterS: failing.seenAfter, waitS: failing.meanWait, polls: failing.polls },
  }
}
