import type { Issue } from '../registry/issue.ts'
import type { Rule } from '../registry/model.ts'

/** Every `@ImageN` in the prompt counts from 1 and exists; a picture that none names is probably not used. */
export const imageMentions: Rule<{ prompt: string; image_urls: string[] }> = {
  name: 'image-mentions',
  check({ prompt, image_urls: images }) {
    const issues: Issue[] = []
    const named = new Set<number>()
    for (const [mention, number] of prompt.matchAll(/@Image(\d+)/g)) {
      named.add(Number(number))
      if (images[Number(number) - 1] !== undefined) continue
      issues.push({
        path: ['prompt'],
        message: `There is no picture for ${mention}; the pictures are @Image1 to @Image${images.length}.`,
      })
    }
    const warnings = images.flatMap((_, index) => {
      const message = `The prompt does not name this picture; write @Image${index + 1} where it belongs.`
      return named.has(index + 1) ? [] : [{ path: ['image_urls', index], message }]
    })
    return { issues, warnings }
  },
}
