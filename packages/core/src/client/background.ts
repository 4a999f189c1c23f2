import type { DraftDesk } from '../draft/held-draft.ts'
import type { Resume, ResumeOptions } from './resume.ts'

/** What the first paint and a press can do without: fetched after them. */
export interface Background {
  /** What has come of it so far. */
  here: () => Resume | undefined
  /** Has it do something once it is here. Nothing happens while it is out of reach. */
  with: (work: (resume: Resume) => void | Promise<void>) => Promise<void>
  /** Where drafts are kept. Nothing while it is out of reach. */
  desk: () => Promise<DraftDesk | undefined>
}

export function createBackground(options: ResumeOptions): Background {
  let resume: Resume | undefined
  let loading: Promise<Resume | undefined> | undefined
  const load = () =>
    (loading ??= import('./resume.ts').then(
      ({ createResume }) => (resume = createResume(options)),
      // Out of reach for now: what is kept stays where it is.
      () => (loading = undefined),
    ))
  return {
    here: () => resume,
    with: async (work) => {
      const found = await load()
      if (found) await work(found)
    },
    desk: async () => (await load())?.desk,
  }
}
