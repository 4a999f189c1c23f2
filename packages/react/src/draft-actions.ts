import type { DraftHandle, Job } from '@kling-kit/core'

const ignore = () => {}

/** The presses on a draft as functions that a component can hand to a button. What they reject with shows in the submission. */
export function draftActions(handle: DraftHandle) {
  const send = (
    { modelId, input }: { modelId: string; input: object },
    metadata?: Record<string, unknown>,
  ): Promise<Job> => {
    // An edit now would mint another intent beside the one under way.
    const isSending = handle.getSnapshot().submission.state === 'sending'
    if (!isSending) handle.edit(modelId, input as Record<string, unknown>)
    return handle.press({ metadata })
  }
  return {
    send,
    checkAgain: () => void handle.checkAgain().catch(ignore),
    submitAgain: () => void handle.submitAgain().catch(ignore),
    reset: () => handle.reset(),
  }
}
