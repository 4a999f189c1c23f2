import { type Answer, html } from './answer.ts'
import type { Fault } from './fault.ts'
import { refusals, resetHeader } from './refusals.ts'
import { balanceOf, type World } from './world.ts'

/** The refusal that a fault puts in the place of the right answer, if it is of that sort. */
export function refusalOf(fault: Fault, world: World, requestId: string): Answer | undefined {
  switch (fault.type) {
    case 'http':
      return {
        status: fault.status,
        headers: {
          ...(fault.body !== undefined && {
            'content-type': typeof fault.body === 'string' ? 'text/html; charset=utf-8' : 'application/json',
          }),
          ...fault.headers,
        },
        ...(fault.body !== undefined && {
          body: typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body),
        }),
      }
    case 'bad-request':
      return {
        ...refusals.serverError(),
        status: 400,
        body: { error: 'Prompt is Mandatory and must be string' },
      }
    case 'unauthorized':
      return refusals.invalidKey()
    case 'insufficient-credits':
      return fault.status === 406
        ? refusals.insufficientBalance(balanceOf(world), balanceOf(world) + 1.05)
        : refusals.insufficientCredits()
    case 'spend-limit':
      return refusals.spendLimit()
    case 'wrong-content-type':
      return refusals.contentType()
    case 'invalid-value':
      return refusals.invalidValue('aspect_ratio', ['16:9', '9:16', '1:1'])
    case 'restricted-model':
      return refusals.restrictedModel()
    case 'unknown-model':
      return refusals.unknownModel()
    case 'retired-model':
      return refusals.retiredModel()
    case 'not-found':
      return refusals.unknownRequest(requestId)
    case 'rate-limited':
      return refusals.rateLimited(
        fault.resetAt === undefined
          ? resetHeader(world.now() + (fault.resetAfterMs ?? 60_000))
          : fault.resetAt,
      )
    case 'server-error':
      return refusals.serverError()
    case 'bad-gateway':
      return refusals.badGateway()
    case 'gateway-timeout':
      return refusals.gatewayTimeout()
    case 'redirect':
      return html(fault.status ?? 302, 'Moved', { location: fault.location ?? 'https://collector.example/' })
    default:
      return undefined
  }
}
