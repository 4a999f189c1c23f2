import type { Shot } from '../registry/field.ts'
import type { Issue } from '../registry/issue.ts'
import type { Rule } from '../registry/model.ts'

interface VoicesInput {
  prompt: string
  multi_prompt?: Shot[]
  voice_ids?: string[]
  generate_audio?: boolean
}

/** Voices need sound, and every `<<<voice_n>>>` in a prompt needs its voice. */
export const voices: Rule<VoicesInput> = {
  name: 'voices',
  check(
    { prompt, multi_prompt: shots = [], voice_ids: ids = [], generate_audio: sound },
    { generate_audio: field },
  ) {
    const issues: Issue[] = []
    const isAudible = sound ?? (field?.kind === 'switch' && field.default)
    if (ids.length > 0 && !isAudible) {
      issues.push({
        path: ['generate_audio'],
        message: 'Voices need sound; switch it on, or take the voices out.',
      })
    }
    const look = (text: string, path: Issue['path']) => {
      for (const [mention, number] of text.matchAll(/<<<voice_(\d+)>>>/g)) {
        if (ids[Number(number) - 1] !== undefined) continue
        issues.push({
          path,
          message: `${mention} has no voice; add it to the voices, or take it out of the prompt.`,
        })
      }
    }
    look(prompt, ['prompt'])
    for (const [index, shot] of shots.entries()) look(shot.prompt, ['multi_prompt', index, 'prompt'])
    return { issues }
  },
}
