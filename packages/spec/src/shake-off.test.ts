import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

// This package's types know neither Node nor Vite.
const here = (import.meta as unknown as { dirname: string }).dirname

async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: here },
    conditions: ['@kling-kit/source'],
    bundle: true,
    write: false,
    format: 'esm',
  })
  return outputFiles.map(({ text }) => text).join('')
}

describe('what is not imported', () => {
  it('is not shipped: other models', async () => {
    const code = await bundle(`import { klingO1 } from '@kling-kit/spec'; console.log(klingO1)`)
    expect(code).toContain('kling-o1')
    for (const other of ['kling-text2video', 'kling-o3-text2video', 'camera_control_type']) {
      expect(code).not.toContain(other)
    }
  })

  it('is not shipped: models and zod, by who only speaks to the API', async () => {
    const code = await bundle(
      `import { decodeResultAnswer, encodeInput, nextPollDelay } from '@kling-kit/spec'
      console.log(decodeResultAnswer, encodeInput, nextPollDelay)`,
    )
    expect(code).not.toContain('zod')
    expect(code).not.toContain('kling-o1')
  })

  it("is not shipped: what reads Segmind's own refusals, by who asks the proxy", async () => {
    const code = await bundle(
      `import { decodeProxyResultAnswer, decodeProxyStatusAnswer, decodeProxySubmitAnswer } from '@kling-kit/spec'
      console.log(decodeProxyResultAnswer, decodeProxyStatusAnswer, decodeProxySubmitAnswer)`,
    )
    expect(code).toContain('request_id')
    expect(code).not.toContain('too few credits')
  })

  it('is not shipped: zod beyond its plainest schemas, by who parses', async () => {
    const code = await bundle(`import { klingO1 } from '@kling-kit/spec'; console.log(klingO1.parse({}))`)
    for (const heavy of ['$ZodObject', '$ZodArray', '$ZodCheckMaxLength']) expect(code).not.toContain(heavy)
  })

  it('is not shipped: learning, by who only polls', async () => {
    const code = await bundle(`import { nextPollDelay } from '@kling-kit/spec'; console.log(nextPollDelay)`)
    expect(code).not.toContain('toSorted')
  })
})
