import type { JobHandle, KlingClient, SubmitOptions } from './client.ts'
import { createDraftHandle } from '../draft/draft-handle.ts'
import { mintIntentId } from '../submit/intent-id.ts'
import { createJobHandles, disposed } from '../job/job-handle.ts'
import { createJobsView } from '../job/jobs-view.ts'
import { createPreparation } from '../submit/prepare.ts'
import { createSubmissionsView } from '../submit/submissions-view.ts'
import { untilAborted } from '../time/until-aborted.ts'
import type { KlingClientOptions } from './client-options.ts'
import { createEngine } from './engine.ts'

type Values = Record<string, unknown>

/** Makes the client that owns the life of paid jobs. Making it does nothing: it works from the first call on. */
export function createKlingClient(options: KlingClientOptions): KlingClient {
  const { models, transport } = options
  const engine = createEngine(options)
  const { alarms, clock, drafts, poller, store, submitter } = engine
  const model = (modelId: string) => models.find(({ id }) => id === modelId)
  const upload = options.upload ?? transport.upload?.bind(transport)
  const { parse, prepare, ...preparation } = createPreparation({ ...options, model, upload })
  const handles = new Map<string, JobHandle>()
  let life = new AbortController()

  const start = () => {
    engine.start()
    if (life.signal.aborted) life = new AbortController()
  }
  const stop = () => {
    engine.stop()
    life.abort(disposed())
  }
  const send = (modelId: string, input: Values, intentId: string, metadata?: Values) => {
    start()
    return submitter.submit(intentId, () => prepare(modelId, input, metadata))
  }
  const submit = async (
    modelId: string,
    input: object,
    { intentId, metadata, signal }: SubmitOptions = {},
  ) => {
    signal?.throwIfAborted()
    const sent = send(modelId, input as Values, intentId ?? mintIntentId(), metadata)
    return untilAborted(sent, signal)
  }
  const forget = async (requestId: string) => {
    handles.delete(requestId)
    await engine.forget(requestId)
  }
  const handleOn = createJobHandles({
    store,
    poller,
    clock,
    alarms,
    start,
    life: () => life.signal,
    forget,
  })
  const job: KlingClient['job'] = (requestId, known) => {
    let handle = handles.get(requestId)
    if (!handle) {
      handle = handleOn(requestId, known)
      handles.set(requestId, handle)
    }
    return handle
  }

  return {
    models,
    model,
    parse,
    submit,
    job,
    async run(modelId, input, runOptions) {
      const { requestId } = await submit(modelId, input, runOptions)
      return job(requestId).wait(runOptions)
    },
    jobs: createJobsView(store, poller, start),
    submissions: createSubmissionsView({ ...engine, start }),
    draft(draftKey, initial) {
      let draft = drafts.get(draftKey)
      if (!draft) {
        const desk = engine.deskFor(draftKey)
        draft = createDraftHandle({ ...engine, draftKey, initial, submit: send, start, desk })
        drafts.set(draftKey, draft)
      }
      return draft
    },
    upload: preparation.upload,
    async forgetAll() {
      handles.clear()
      await engine.forgetAll()
    },
    latency: engine.latency,
    storageTrouble: engine.storageTrouble,
    dispose: stop,
    [Symbol.dispose]: stop,
    [Symbol.asyncDispose]: async () => stop(),
  }
}
