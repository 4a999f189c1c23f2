import type { BrowserContext, Page } from 'playwright'

/** Everything that a page received. */
export interface Received {
  /** In one text, to be searched for what must not be in there. */
  text: () => Promise<string>
}

export function watchReceived(page: Page): Received {
  const texts: string[] = []
  const reading: Promise<void>[] = []
  page.on('console', (message) => texts.push(message.text()))
  page.on('pageerror', (error) => texts.push(String(error.stack)))
  page.on('request', (request) =>
    texts.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? ''),
  )
  page.on('response', (response) => {
    const read = async () => {
      texts.push(response.url(), JSON.stringify(await response.allHeaders()))
      texts.push((await response.body()).toString('latin1'))
    }
    // A film that is not played to its end has no body to read; a redirect has none at all.
    reading.push(read().catch(() => {}))
  })
  return {
    async text() {
      await Promise.all(reading)
      return [...texts, await page.content(), await storageOf(page, page.context())].join('\n')
    },
  }
}

async function storageOf(page: Page, context: BrowserContext): Promise<string> {
  const state = await context.storageState({ indexedDB: true })
  const session = await page.evaluate(() => JSON.stringify(sessionStorage))
  return JSON.stringify(state) + session
}
