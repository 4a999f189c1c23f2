import { createServer } from 'vite'
import { pageSettings, withSettings } from './page-settings.ts'
import { serveStudio } from './studio-server.ts'
import { openUpstream } from './upstream.ts'

const upstream = await openUpstream()
const settings = pageSettings(upstream)
await serveStudio(upstream, async (server) => {
  const vite = await createServer({
    configFile: `${import.meta.dirname}/../vite.config.ts`,
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server } },
    plugins: [{ name: 'studio-settings', transformIndexHtml: (html) => withSettings(html, settings) }],
  })
  return { listener: vite.middlewares, close: () => vite.close() }
})
