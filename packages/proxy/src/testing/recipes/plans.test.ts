import { expect, it } from 'vitest'
import { createWorld } from '../create-world.ts'
import { quotaByPlan } from './plans.ts'

const short = { prompt: 'a paper boat', duration: '3' }

it.each([
  ['free', 1],
  ['pro', 5],
  // A plan that was renamed, one that Object has by itself, and nobody's.
  ['basic', 1],
  ['constructor', 1],
  [undefined, 1],
])('who has the plan %s gets no more than %i films in a minute', async (plan, films) => {
  const { submit, simulator } = createWorld({ quota: quotaByPlan(async () => plan) })
  for (let count = 0; count < 6; count++) await submit(short)
  expect(simulator.ledger).toHaveLength(films)
})
