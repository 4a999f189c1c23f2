import { readFileSync } from 'node:fs'
import { pageSettings, withSettings } from './page-settings.ts'
import { staticFiles } from './static-files.ts'
import { serveStudio } from './studio-server.ts'
import { openUpstream } from './upstream.ts'

// `pnpm --filter @kling-kit/studio build` writes it.
const dist = process.argv[2] ?? `${import.meta.dirname}/../dist`
const upstream = await openUpstream()
const html = withSettings(readFileSync(`${dist}/index.html`, 'utf8'), pageSettings(upstream))
await serveStudio(upstream, () => ({ listener: staticFiles(dist, html) }))
