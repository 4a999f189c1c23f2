import type { Shot } from '../registry/field.ts'
import type { Issue } from '../registry/issue.ts'
import type { Rule } from '../registry/model.ts'

interface VoicesInput {
  prompt: string
  multi_prompt?: Shot[]
  voice_ids?: string[]
  generate_audio?: boolean
}

/** Voices need sound, and every `<<<voice_n>>>` in a prompt needs its voice. A model without voices warns of it. */
export const voices: Rule<VoicesInput> = {
  name: 'voices',
  check(
    { prompt, multi_prompt: shots = [], voice_ids: ids = [], generate_audio: sound },
    { generate_audio: field, voice_ids: voiceIds },
  ) {
    const issues: Issue[] = []
    const isAudible = sound ?? (field?.kind === 'switch' && field.default)
    if (ids.length > 0 && !isAudible) {
      issues.push({
        path: ['generate_audio'],
        message: 'Voices need sound; switch it on or take them out.',
      })
    }
    const look = (text: string, path: Issue['path']) => {
      for (const mention of new Set(text.match(/<<<voice_\d+>>>/g))) {
        if (ids[Number(/\d+/.exec(mention)) - 1] !== undefined) continue
        const orAdd = voiceIds ? 'add one, or ' : ''
        const message = `${mention} has no voice; ${orAdd}take it out of the prompt.`
        issues.push({ path, message })
      }
    }
    look(prompt, ['prompt'])
    for (const [index, shot] of shots.entries()) look(shot.prompt, ['multi_prompt', index, 'prompt'])
    return voiceIds ? { issues } : { warnings: issues }
  },
}
