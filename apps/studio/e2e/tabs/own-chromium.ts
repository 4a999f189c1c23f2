import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type CDPSession, type Page } from 'playwright'
import { chromiumLaunch } from '../../../../scripts/chromium.ts'

/** A Chromium whose tabs are hidden, frozen and killed as a person's are; Playwright's own are always in front. */
export interface OwnChromium extends AsyncDisposable {
  /** The new tab is in front, and the others are hidden. */
  openPage: () => Promise<Page>
  /** Ends the renderer of the page, which need not be listening. */
  crash: (page: Page) => Promise<void>
  /** Freezes a hidden page, or lets it go on. */
  setFrozen: (page: Page, isFrozen: boolean) => Promise<void>
  /** SIGKILL to the browser, and then a new one over the same profile. */
  killAndRestart: () => Promise<void>
}

export async function startOwnChromium(): Promise<OwnChromium> {
  const profile = mkdtempSync(join(tmpdir(), 'kling-kit-profile-'))
  let running = await start(profile)
  const connected = () => running.browser.contexts()[0] ?? Promise.reject(new Error('Chromium is gone.'))
  // Opened while the page still listens.
  const sessions = new WeakMap<Page, CDPSession>()
  const sessionOf = (page: Page) => sessions.get(page) as CDPSession
  const kill = async () => {
    // Its other processes end with it. Only then is the profile free.
    const ended = once(running.child, 'close')
    running.child.kill('SIGKILL')
    await ended
  }
  return {
    async openPage() {
      const context = await connected()
      const page = await context.newPage()
      sessions.set(page, await context.newCDPSession(page))
      return page
    },
    async crash(page) {
      const crashed = page.waitForEvent('crash', { timeout: 60_000 })
      // Who crashes does not answer.
      sessionOf(page)
        .send('Page.crash')
        .catch(() => {})
      await crashed
      await page.close()
    },
    async setFrozen(page, isFrozen) {
      await sessionOf(page).send('Page.setWebLifecycleState', { state: isFrozen ? 'frozen' : 'active' })
    },
    async killAndRestart() {
      await kill()
      running = await start(profile)
    },
    async [Symbol.asyncDispose]() {
      await kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

async function start(profile: string) {
  const { executablePath = 'chromium', args = [] } = chromiumLaunch()
  const own = [
    '--headless',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--disable-dev-shm-usage',
    '--disable-breakpad',
    '--no-default-browser-check',
    '--password-store=basic',
    'about:blank',
  ]
  const child = spawn(executablePath, [...args, ...own], { stdio: ['ignore', 'ignore', 'pipe'] })
  const browser = await chromium.connectOverCDP(await addressOf(child), { noDefaults: true })
  return { child, browser }
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (text) => {
      said += String(text)
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`Chromium ended before it listened:\n${said}`)))
  })
}
