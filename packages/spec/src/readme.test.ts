import { build } from 'esbuild'
import { afterEach, expect, it, vi } from 'vitest'
import readme from '../README.md?raw'

// This package's types know neither Node nor the DOM.
declare const console: { log(line: unknown): void }

const examples = [...readme.matchAll(/## (.+)[^#]+?```ts\n(import[\s\S]+?)```/g)]

afterEach(() => vi.restoreAllMocks())

it.each(examples.map(([, title, code]) => ({ title, code })))(
  '$title prints what it says',
  async ({ code = '' }) => {
    const { outputFiles } = await build({
      stdin: {
        contents: code,
        loader: 'ts',
        resolveDir: (import.meta as unknown as { dirname: string }).dirname,
      },
      conditions: ['@kling-kit/source'],
      bundle: true,
      write: false,
      format: 'esm',
    })
    const printed: string[] = []
    vi.spyOn(console, 'log').mockImplementation((line) => printed.push(String(line)))
    await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`)
    expect(printed.map((line) => `// → ${line}`)).toEqual(code.match(/^\/\/ → .+/gm))
  },
)

it('has an example for every part', () => expect(examples).toHaveLength(4))
