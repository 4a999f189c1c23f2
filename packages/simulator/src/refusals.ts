import { type Answer, html, json, refusal } from './answer.ts'

/** The refusals of segmind-api §5. Where a text is not known, it is one that says the same. */
export const refusals = {
  malformedJson: () => refusal(400, 'Invalid JSON in request body'),
  unrouted: () => refusal(400, 'Invalid request'),
  missingKey: () => refusal(401, 'Missing Authorization or x-api-key in header'),
  invalidKey: () =>
    refusal(401, 'Unauthorized. API key is invalid or may have expired. Please check your API key.'),
  insufficientCredits: () => refusal(402, 'Insufficient credits'),
  insufficientBalance: (balance: number, need: number) =>
    refusal(406, `Insufficient credits. Balance: ${balance.toFixed(2)}, required: ${need.toFixed(2)}`),
  spendLimit: () => refusal(406, 'Team spend limit reached'),
  contentType: () => refusal(406, 'Invalid content type'),
  invalidValue: (name: string, allowed: readonly (string | number)[]) =>
    refusal(406, `Invalid value for ${name}. Allowed values: ${allowed.join(', ')}`),
  restrictedModel: () => refusal(403, 'This model is restricted for your team'),
  unknownModel: () => refusal(404, 'Model information not found'),
  retiredModel: () => refusal(410, 'This model has been retired'),
  unknownRequest: (requestId: string) => refusal(404, `Request ${requestId} not found`),
  wrongVerb: () => html(405, '405 Method Not Allowed'),
  serverError: () => refusal(500, 'Internal server error'),
  badGateway: () => html(502, '502 Bad Gateway'),
  gatewayTimeout: (): Answer => ({ status: 504, headers: {} }),
  /** No Retry-After: the documented header only. */
  rateLimited: (resetAt: string | null) =>
    json(
      429,
      { error: 'Too many requests' },
      resetAt === null ? {} : { 'x-rate-limit-reset-at-utc': resetAt },
    ),
}

/** The form of `x-rate-limit-reset-at-utc`: ISO 8601, whole seconds, rounded up. */
export function resetHeader(resetAtMs: number): string {
  return new Date(Math.ceil(resetAtMs / 1000) * 1000).toISOString().replace('.000', '')
}
