import type { Shot } from '../registry/field.ts'
import type { Rule } from '../registry/model.ts'

interface ShotsInput {
  multi_prompt?: Shot[]
  duration?: string | number
}

/** All shots together last as long as the video. */
export const shotsFillDuration: Rule<ShotsInput> = {
  name: 'shots-fill-duration',
  check({ multi_prompt: shots, duration }, { duration: field }) {
    if (!shots) return {}
    const total = Number(duration ?? (field?.kind === 'choice' ? field.default : undefined))
    const sum = shots.reduce((seconds, shot) => seconds + Number(shot.duration), 0)
    if (sum === total) return {}
    const message = `The shots last ${sum} seconds together; make them add up to the video's ${total}.`
    return { issues: [{ path: ['multi_prompt'], message }] }
  },
}
