import { createQuota } from '@kling-kit/proxy/limits'

const plans = {
  free: { submitsPerDay: 3, usdPerDay: 2 },
  pro: { submitsPerMinute: 5, usdPerDay: 50 },
}

export const quotaByPlan = (planOf: (userId: string) => Promise<keyof typeof plans>) =>
  createQuota({ perCaller: async ({ id }) => plans[await planOf(id)], inTotal: { usdPerDay: 500 } })
