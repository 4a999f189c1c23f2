import type { Upstream } from './upstream.ts'

/** What the page has to know about its server. Nothing in here is secret. */
export interface PageSettings {
  isSimulated: boolean
  /** Where the simulator's sample pictures are; they may be inputs. */
  samplesUrl?: string
}

export function pageSettings({ isSimulated, samplesUrl }: Upstream): PageSettings {
  return { isSimulated, samplesUrl }
}

/** The page with its settings written into it. */
export function withSettings(html: string, settings: PageSettings): string {
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c')
  return html.replace(/(<script type="application\/json" id="studio-settings">)[^<]*/, (_, tag) => tag + json)
}
