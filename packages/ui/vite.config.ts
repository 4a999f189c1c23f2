import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    target: 'es2023',
    minify: false,
    lib: { entry: 'src/index.ts', formats: ['es'] },
    rollupOptions: {
      external: /^[^./]/,
      // One file per module, so that each keeps its own 'use client'.
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
})
