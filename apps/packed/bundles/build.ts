// Makes a page that imports every entry of the proxy, with every bundler: `dist/{bundler}/index.html`.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { build as buildWithEsbuild } from 'esbuild'
import { rollup } from 'rollup'
import { build as buildWithVite } from 'vite'
import webpack from 'webpack'

const root = import.meta.dirname
const input = join(root, 'main.js')
const outdir = (bundler: string) => join(root, 'dist', bundler)

await writeSources()
await buildWithVite({
  root,
  logLevel: 'error',
  build: { outDir: outdir('vite'), rolldownOptions: { input: ['index.html', 'static.html'] } },
})
for (const bundler of ['esbuild', 'rollup', 'webpack']) {
  mkdirSync(outdir(bundler), { recursive: true })
  copyFileSync(join(root, 'index.html'), join(outdir(bundler), 'index.html'))
}
await buildWithEsbuild({
  entryPoints: [input],
  bundle: true,
  platform: 'browser',
  format: 'esm',
  outdir: outdir('esbuild'),
})
const bundle = await rollup({ input, plugins: [nodeResolve({ browser: true })] })
await bundle.write({ dir: outdir('rollup'), format: 'es' })
await new Promise<void>((resolve, reject) => {
  // Or webpack gives a module that threw once to the next that imports it, as if nothing had happened.
  const output = { path: outdir('webpack'), publicPath: '/', strictModuleErrorHandling: true }
  webpack({ mode: 'production', entry: input, output }, (error, stats) =>
    error || stats?.hasErrors() ? reject(error ?? new Error(stats?.toString())) : resolve(),
  )
})

/** A module for each entry, which takes all that the entry gives on a server; a page that tries each; and one that takes the first. */
async function writeSources(): Promise<void> {
  const manifest = JSON.parse(
    readFileSync(join(root, 'node_modules/@kling-kit/proxy/package.json'), 'utf8'),
  ) as { exports: Record<string, unknown> }
  const entries = Object.keys(manifest.exports).filter((path) => path !== './package.json')
  const tries: string[] = []
  for (const entry of entries) {
    const specifier = join('@kling-kit/proxy', entry)
    const given = Object.keys((await import(specifier)) as object).join(', ')
    const file = `./entry-${tries.length}.js`
    writeFileSync(
      join(root, file),
      `import { ${given} } from '${specifier}'\nexport const given = [${given}]\n`,
    )
    tries.push(`'${entry}': await import('${file}').then(() => 'loaded', (error) => error.message)`)
  }
  writeFileSync(input, `(async () => console.log(JSON.stringify({ ${tries.join(', ')} })))()`)
  const html = (module: string) => `<!doctype html><script type="module" src="/${module}"></script>`
  writeFileSync(join(root, 'index.html'), html('main.js'))
  writeFileSync(join(root, 'static.html'), html('entry-0.js'))
}
