import type { DraftDesk, HeldDraft } from './held-draft.ts'

/** How a draft comes to what was kept of it. */
export interface DraftOpening {
  /** Begins to read, once. Returns when it will have been read, or nothing where there is nothing to wait for. */
  begin: () => Promise<void> | undefined
  /** Does the work now, or after what is being read: that may be older than what the work brings. */
  inOrder: (work: () => void) => void
}

/** `findDesk` resolves with nothing while the desk is out of reach. Without it, the draft is neither kept nor shared. */
export function createDraftOpening(
  held: HeldDraft,
  findDesk?: () => Promise<DraftDesk | undefined>,
): DraftOpening {
  let reading: Promise<void> | undefined
  const read = async (finding: Promise<DraftDesk | undefined>) => {
    const desk = await finding
    // Whoever needs it next tries again.
    if (!desk) return void (reading = undefined)
    if (!held.isForgotten) await desk.open(held)
    held.isRead = true
  }
  return {
    begin() {
      if (held.desk || held.isForgotten || !findDesk) return undefined
      return (reading ??= read(findDesk()))
    },
    inOrder(work) {
      if (reading && !held.isRead) void reading.then(work)
      else work()
    },
  }
}
