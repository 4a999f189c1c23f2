import { expect, it } from 'vitest'
import type { Mount } from '../testing/mount.ts'
import { oddTargets, tidiedTargets } from '../testing/odd-targets.ts'

/** Addresses as no browser writes them. */
export function paths({ ask, job }: Mount): void {
  it.each(oddTargets)('%s leads nowhere', async (template) => {
    const target = template.replaceAll('{id}', job())
    const { status, headers, body } = await ask({ target })
    // Some hosts redirect to a tidy address, and some fail over one that they cannot read; the proxy does neither.
    expect(status).toBeGreaterThanOrEqual(300)
    expect(headers['x-request-id'] ? body.code : 'not-found').toBe('not-found')
    // Nobody is sent to another host than they named.
    expect(headers.location === target || /^\/(?![/\\])/.test(headers.location ?? '/')).toBe(true)
  })

  it.each(tidiedTargets)('%s means at most what a URL parser reads', async (template) => {
    const { status, body } = await ask({ target: template.replaceAll('{id}', job()) })
    expect(status === 200 ? body.request_id : job()).toBe(job())
    expect(status === 200 || status >= 300).toBe(true)
  })
}
