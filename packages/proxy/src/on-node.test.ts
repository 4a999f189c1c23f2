import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** Modules of Node's own that a fresh process has loaded after this. */
function loadedBy(code: string): string[] {
  const args = ['--conditions', '@kling-kit/source', '--input-type=module', '--eval']
  const told = `${code}; process.stdout.write(JSON.stringify(process.moduleLoadList))`
  const list = execFileSync(process.execPath, [...args, told], { cwd: import.meta.dirname, encoding: 'utf8' })
  return (JSON.parse(list) as string[]).map((entry) => entry.replace(/^\w+ /, ''))
}

it("a server's start does not wait for Node's HTTP client, which the first call loads", () => {
  const before = loadedBy(`await import('@kling-kit/proxy')`)
  for (const costly of ['https', 'tls', 'internal/deps/undici/undici']) expect(before).not.toContain(costly)
  const after = loadedBy(`const { createKlingProxy, memoryStore } = await import('@kling-kit/proxy')
    const proxy = createKlingProxy({
      authorize: () => ({ id: 'ada' }), store: memoryStore(), apiKey: 'SG_0123456789abcdef',
      upstream: 'http://127.0.0.1:1', ids: 'plain', log: () => {} })
    await proxy(new Request('https://app.example/api/kling/v2/requests/aaaaaaaa/status'))`)
  expect(after).toContain('https')
}, 60_000)
