import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { toNodeListener } from '@kling-kit/proxy/node'
import { startSimulator } from '@kling-kit/simulator/node'
import { simulatorApiKey } from '@kling-kit/spec'
import react from '@vitejs/plugin-react'
import { defineConfig, type PreviewServer } from 'vite'

export default defineConfig({
  plugins: [
    react(),
    {
      name: 'kling',
      async configurePreviewServer(server: PreviewServer) {
        const simulator = await startSimulator({ port: 0, speed: 200 })
        server.httpServer.once('close', () => void simulator.close())
        const proxy = createKlingProxy({
          authorize: () => ({ id: 'someone' }),
          store: memoryStore(),
          apiKey: simulatorApiKey,
          upstream: simulator.url,
        })
        server.middlewares.use('/api/kling', toNodeListener(proxy))
      },
    },
  ],
})
