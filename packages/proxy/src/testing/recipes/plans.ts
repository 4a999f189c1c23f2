import { createQuota } from '@kling-kit/proxy/limits'

const plans = {
  free: { submitsPerDay: 3, usdPerDay: 2 },
  pro: { submitsPerMinute: 5, usdPerDay: 50 },
}

// No limits would mean unlimited: a plan that is not in the list gets the smallest.
const limitsOf = (plan = '') => (Object.hasOwn(plans, plan) ? plans[plan as keyof typeof plans] : plans.free)

export const quotaByPlan = (planOf: (userId: string) => Promise<string | undefined>) =>
  createQuota({ perCaller: async ({ id }) => limitsOf(await planOf(id)), inTotal: { usdPerDay: 500 } })
