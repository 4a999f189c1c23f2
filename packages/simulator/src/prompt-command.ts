import type { Fault } from './fault.ts'

/** Words that cause a fault when they stand in a prompt or in the prompt of a shot. For demos and stories. */
export const promptCommands = {
  '[fail]': { type: 'fail', late: true },
  '[policy]': { type: 'fail', message: 'content_policy_violation' },
  '[media]': {
    type: 'fail',
    message: 'Reference media rejected: URL must be a valid HTTP or HTTPS URL.',
  },
  '[refuse]': { type: 'insufficient-credits' },
  '[limit]': { type: 'rate-limited', resetAfterMs: 20_000 },
  '[retired]': { type: 'retired-model' },
  '[unknown]': { type: 'drop-after' },
  '[gateway]': { type: 'bad-gateway' },
  '[unreachable]': { type: 'unreachable' },
  '[expire]': { type: 'expire' },
  '[stuck]': { type: 'stuck' },
  '[slow]': { type: 'long' },
  '[nomedia]': { type: 'no-media' },
} as const satisfies Record<`[${string}]`, Fault>

/** The fault of the first command in a submission's JSON. */
export function promptFault(text: string): Fault | undefined {
  const word = /\[[a-z]+\]/.exec(promptsIn(text))?.[0]
  return word !== undefined && Object.hasOwn(promptCommands, word)
    ? promptCommands[word as keyof typeof promptCommands]
    : undefined
}

function promptsIn(text: string): string {
  try {
    const { prompt, multi_prompt: shots } = JSON.parse(text)
    return [prompt, ...(Array.isArray(shots) ? shots.map((shot) => shot?.prompt) : [])].join('\n')
  } catch {
    return ''
  }
}
