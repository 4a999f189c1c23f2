export type { Counter, OpenCounter } from './limits/counter.ts'
export { redisCounter } from './limits/redis-counter.ts'
export { createQuota, type QuotaOptions } from './limits/create-quota.ts'
export type { QuotaExcess, QuotaLimits } from './limits/quota-window.ts'
