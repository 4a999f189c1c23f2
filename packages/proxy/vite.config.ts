import { defineConfig } from 'vite'

// Few files, because each costs a server's start some 0.4 ms, and one of each module, because entries share refusals.
export default defineConfig({
  build: {
    target: 'es2023',
    minify: false,
    lib: {
      entry: [
        'browser',
        'events',
        'in-page',
        'index',
        'limits',
        'media',
        'node',
        'on-node',
        'redis',
        'uploads',
      ].map((entry) => `src/${entry}.ts`),
      formats: ['es'],
    },
    rollupOptions: {
      external: /^[^./]/,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name].js',
        // The three base entries, and what others take of them.
        codeSplitting: { groups: [{ name: 'base', minShareCount: 3 }] },
      },
    },
  },
})
