import { type AnyModel, encodeInput, estimateModelCost, type Fields, type InputOf } from '@kling-kit/spec'
import type { Caller } from '../caller/caller.ts'
import { within } from '../time/deadline.ts'
import type { ProxySubmission } from '../handler/hooks.ts'
import { mediaOriginsOf } from '../media/media-origins.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'
import { Refusal } from '../handler/refusal.ts'
import type { Order } from './flight.ts'

export interface Prepared {
  submission: ProxySubmission
  /** What is sent to Segmind. */
  body: string
  /** To be called when the call upstream is over. */
  leave(): void
}

/** Everything that may still say no, in its order: model, input, the app, limits. Takes a place upstream last. */
export async function prepare(state: ProxyState, visit: Visit, order: Order): Promise<Prepared> {
  const { caller } = visit
  const { modelId, intentId, metadata } = order
  const model = state.models.get(modelId)
  if (!model || (caller.models && !caller.models.includes(modelId))) throw new Refusal('unknown-model')
  const mediaOrigins = mediaOriginsOf(state, visit)
  const parse = (input: unknown) => model.parse(input, { mediaOrigins })
  const parsed = parse(order.input)
  if (!parsed.ok) throw new Refusal('invalid-input', { issues: parsed.issues })
  const submission = { caller, modelId, intentId, metadata, ...describe(model, parsed.value) }
  const replacement = await askApp(state, submission)
  if (replacement) {
    const reparsed = parse(replacement)
    if (!reparsed.ok) {
      state.log(`beforeSubmit replaced the input by one that ${modelId} does not take.`)
      throw new Refusal('config')
    }
    Object.assign(submission, describe(model, reparsed.value))
  }
  const body = JSON.stringify(encodeInput(model, submission.input))
  return { submission, body, leave: takePlace(state, caller) }
}

/** A call upstream, and one of this minute's submissions. Who gets no place has used up neither. */
function takePlace({ window }: ProxyState, caller: Caller): () => void {
  const leave = window.enter(caller)
  try {
    window.countSubmit(caller)
    return leave
  } catch (error) {
    leave()
    throw error
  }
}

const describe = (model: AnyModel, input: Record<string, unknown>) => ({
  input,
  estimate: estimateModelCost(model, input as Partial<InputOf<Fields>>),
})

/** What `beforeSubmit` wants sent instead, if anything. @throws {Refusal} refused-by-app */
async function askApp({ beforeSubmit, clock, hookMs, log }: ProxyState, submission: ProxySubmission) {
  if (!beforeSubmit) return undefined
  const answer = await within(clock, hookMs, (async () => beforeSubmit(submission))()).catch(
    (error: unknown) => {
      log(`beforeSubmit failed, so nothing was sent: ${String(error)}`)
      throw new Refusal('refused-by-app', { httpStatus: 503, detail: 'beforeSubmit failed' })
    },
  )
  if (!answer) return undefined
  // The compiler has not seen every app.
  const { refuse, input } = answer as {
    refuse?: { status?: number; message?: string }
    input?: typeof submission.input
  }
  if (refuse) {
    const { status = 403, message } = refuse
    const httpStatus = status >= 400 && status <= 499 ? Math.floor(status) : 403
    throw new Refusal('refused-by-app', { httpStatus, message: message?.slice(0, 500) })
  }
  if (input) return input
  log('beforeSubmit may answer nothing, { input } or { refuse: { message } }.')
  throw new Refusal('config')
}
