import type { Shot } from '../registry/field.ts'
import type { Rule } from '../registry/model.ts'

/** With shots, `prompt` must be there and is not filmed. */
export const shotsReplacePrompt: Rule<{ multi_prompt?: Shot[] }> = {
  name: 'shots-replace-prompt',
  check: ({ multi_prompt: shots }) =>
    shots
      ? { warnings: [{ path: ['prompt'], message: 'Only the shots are filmed; this prompt is not.' }] }
      : {},
}
