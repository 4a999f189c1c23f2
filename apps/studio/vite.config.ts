import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['@kling-kit/source', 'module', 'browser', 'development|production'] },
  build: { target: 'es2023', sourcemap: false },
})
