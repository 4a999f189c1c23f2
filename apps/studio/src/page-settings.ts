import type { PageSettings } from '../server/page-settings.ts'

/** What the server wrote into the page. */
export function readPageSettings(): PageSettings {
  const text = document.getElementById('studio-settings')?.textContent
  return { isSimulated: false, ...JSON.parse(text || '{}') }
}
