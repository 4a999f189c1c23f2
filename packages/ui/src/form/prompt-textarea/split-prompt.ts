/** `images`: `@Image1` …; `voices`: `<<<voice_1>>>` … */
export type Mention = 'images' | 'voices'

const patterns: Record<Mention, string> = { images: '@Image\\d+', voices: '<<<voice_\\d+>>>' }

/** The tokens of one kind from 1 to `count`, as they are written in a prompt. */
export function mentionTokens(mention: Mention, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    mention === 'images' ? `@Image${index + 1}` : `<<<voice_${index + 1}>>>`,
  )
}

/** A prompt cut at its tokens: every second part, from the second on, is one. */
export function splitPrompt(prompt: string, mentions: readonly Mention[]): string[] {
  if (mentions.length === 0) return [prompt]
  return prompt.split(new RegExp(`(${mentions.map((mention) => patterns[mention]).join('|')})`, 'g'))
}
