export { type Counter, type OpenCounter, redisCounter } from './counter.ts'
export { createQuota, type QuotaOptions } from './create-quota.ts'
export type { QuotaExcess, QuotaLimits } from './quota-window.ts'
