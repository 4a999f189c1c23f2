export { type Counter, type OpenCounter, redisCounter } from './limits/counter.ts'
export { createQuota, type QuotaOptions } from './limits/create-quota.ts'
export type { QuotaExcess, QuotaLimits } from './limits/quota-window.ts'
