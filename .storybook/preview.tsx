import '@kling-kit/ui/styles.css'
import './preview.css'
import type { Preview } from '@storybook/react-vite'
import { mswLoader } from 'msw-storybook-addon/csf3'
import { setupWorker } from 'msw/browser'
import { configure } from 'storybook/test'
import { bringUpWorld, withKling } from '../packages/ui/src/testing/with-kling.tsx'
import { withAppearance } from './with-appearance.tsx'

const startWorker = async () => {
  const worker = setupWorker()
  // A path that reaches the worker and that no story answers is a file of Storybook itself.
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: './mockServiceWorker.js' },
  })
  return worker
}

// As in the tests: a busy machine may need longer than a second for a lazy part of the page.
configure({ asyncUtilTimeout: 30_000 })

const preview: Preview = {
  tags: ['autodocs'],
  loaders: [mswLoader(startWorker)],
  beforeEach: bringUpWorld,
  decorators: [withKling, withAppearance],
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    a11y: { test: 'error' },
    options: { storySort: { order: ['Start here', 'Theming', 'Studio', 'Form', 'Results'] } },
    viewport: {
      options: {
        narrow: { name: 'Narrow, 360', styles: { width: '360px', height: '740px' } },
        tablet: { name: 'Tablet, 768', styles: { width: '768px', height: '1024px' } },
        wide: { name: 'Wide, 1280', styles: { width: '1280px', height: '860px' } },
      },
    },
  },
  globalTypes: {
    appearance: {
      description: 'Light or dark',
      toolbar: {
        title: 'Appearance',
        icon: 'contrast',
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
        dynamicTitle: true,
      },
    },
    direction: {
      description: 'Writing direction',
      toolbar: {
        title: 'Direction',
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { appearance: 'light', direction: 'ltr' },
}

export default preview
