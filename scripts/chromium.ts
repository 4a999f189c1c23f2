import { existsSync } from 'node:fs'
import { chromium, type LaunchOptions } from 'playwright'
import { aptInstall, ensureProgram, onPath } from './ensure-program.ts'

const named = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

// What a browser does by itself on the network has no place in a test.
const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

/** The Chromium to test with: `CHROMIUM_PATH`, Playwright's own, or one on the machine. */
export function findChromium(): string | undefined {
  const candidates = [process.env['CHROMIUM_PATH'], chromium.executablePath(), ...named.map(onPath)]
  return candidates.find((path) => path && existsSync(path))
}

/** How to start it. The sandbox is left off only for root, where Chromium refuses to start with it. */
export function chromiumLaunch(): LaunchOptions {
  const asRoot = process.getuid?.() === 0
  return { executablePath: findChromium(), args: asRoot ? [...args, '--no-sandbox'] : args }
}

/** Finds Chromium or installs it: with apt-get for root on Debian, else by Playwright. Says what to do when neither works. */
export function ensureChromium(): void {
  ensureProgram({
    name: 'Chromium',
    find: findChromium,
    ways: [...aptInstall('chromium'), ['npx', ['playwright', 'install', 'chromium']]],
    missing:
      'The browser tests need Chromium and none could be installed. Install one, or name it in CHROMIUM_PATH.',
  })
}
