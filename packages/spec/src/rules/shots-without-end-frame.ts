import type { Shot } from '../registry/field.ts'
import type { Rule } from '../registry/model.ts'

/** Shots and a last frame exclude each other. */
export const shotsWithoutEndFrame: Rule<{ multi_prompt?: Shot[]; end_image_url?: string }> = {
  name: 'shots-without-end-frame',
  check({ multi_prompt: shots, end_image_url: endFrame }) {
    if (!shots || !endFrame) return {}
    const message = 'Shots and a last frame exclude each other; take one of them out.'
    return { issues: [{ path: ['end_image_url'], message }] }
  },
}
