import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumLaunch } from './scripts/chromium.ts'

const source = ['@kling-kit/source']
const resolve = { conditions: [...source, 'module', 'browser', 'development|production'] }
const nodeResolve = { conditions: [...source, 'module', 'node', 'development|production'] }
const ssr = { resolve: { conditions: source, externalConditions: source } }
const everywhere = ['**/node_modules/**', '**/dist/**']
// A machine may be slow, or busy: what is waited for has all the time it needs, and only what never comes fails.
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } }

// One object per project: shared between two, vitest counts the browser as defined twice.
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: chromiumLaunch() }),
  instances: [{ browser: 'chromium' as const }],
})

export default defineConfig({
  test: {
    projects: [
      {
        resolve: nodeResolve,
        ssr,
        test: {
          ...patience,
          name: 'node',
          include: ['{packages,apps,scripts}/**/*.test.ts'],
          exclude: [...everywhere, '**/*.browser.test.ts', '**/*.e2e.test.ts'],
        },
      },
      {
        plugins: [react()],
        resolve: nodeResolve,
        ssr,
        test: {
          ...patience,
          name: 'dom',
          environment: 'jsdom',
          setupFiles: ['./packages/ui/src/testing/set-up-dom.ts'],
          include: ['packages/**/*.test.tsx'],
          exclude: [...everywhere, '**/*.browser.test.tsx'],
        },
      },
      {
        plugins: [react()],
        resolve,
        test: {
          ...patience,
          name: 'browser',
          include: ['packages/**/*.browser.test.{ts,tsx}'],
          exclude: everywhere,
          browser: chromium(),
        },
      },
      {
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: { ...patience, name: 'storybook', browser: chromium() },
      },
      {
        resolve: nodeResolve,
        ssr,
        test: {
          ...patience,
          name: 'e2e',
          include: ['{packages,apps}/**/*.e2e.test.ts'],
          exclude: everywhere,
          testTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
