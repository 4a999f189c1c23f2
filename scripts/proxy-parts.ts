// What the base entry of the proxy is made of: `node scripts/proxy-parts.ts`.
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from './run.ts'

const built = await build({
  absWorkingDir: join(root, 'packages/proxy/src'),
  entryPoints: ['index.ts'],
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: 'esm',
  target: 'es2022',
  packages: 'external',
})
const [output] = Object.values(built.metafile.outputs)
const zipped = gzipSync(built.outputFiles[0]?.contents ?? '').length
const parts = new Map<string, number>()
for (const [file, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
  const part = file.endsWith('refusal-messages.ts') ? 'sentences of refusals' : file.replace(/\/?[^/]*$/, '')
  parts.set(part, (parts.get(part) ?? 0) + bytesInOutput)
}

console.log(`${(zipped / 1024).toFixed(2)} kB minified and gzipped, shared out by minified bytes:`)
for (const [part, bytes] of Array.from(parts).toSorted(([, one], [, other]) => other - one)) {
  const share = bytes / (output?.bytes ?? 1)
  console.log(`${((share * zipped) / 1024).toFixed(1).padStart(5)} kB  ${part || 'options and mounting'}`)
}
