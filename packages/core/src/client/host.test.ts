import { expect, it, onTestFinished, vi } from 'vitest'
import { currentHost } from './host.ts'

function aPage() {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const frame = new EventTarget()
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', frame)
  vi.stubGlobal('navigator', { onLine: true })
  onTestFinished(() => void vi.unstubAllGlobals())
  return { page, frame }
}

it('of a page wakes when it is seen again, online again, shown again or thawed, and not when it is hidden', () => {
  const { page, frame } = aPage()
  const wakes = vi.fn<() => void>()
  const stop = currentHost().onWake(wakes)
  page.dispatchEvent(new Event('visibilitychange'))
  page.dispatchEvent(new Event('resume'))
  frame.dispatchEvent(new Event('online'))
  frame.dispatchEvent(new Event('pageshow'))
  expect(wakes).toHaveBeenCalledTimes(4)
  page.visibilityState = 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
  expect(wakes).toHaveBeenCalledTimes(4)
  stop()
  frame.dispatchEvent(new Event('online'))
  expect(wakes).toHaveBeenCalledTimes(4)
})

it('of a page knows whether anybody can look, and whether anything can be sent', () => {
  const { page } = aPage()
  const host = currentHost()
  expect([host.watchesByItself, host.isVisible(), host.isOnline()]).toEqual([true, true, true])
  page.visibilityState = 'hidden'
  vi.stubGlobal('navigator', { onLine: false })
  expect([host.isVisible(), host.isOnline()]).toEqual([false, false])
})

it('of a server watches nothing by itself', () => {
  const host = currentHost()
  expect([host.watchesByItself, host.isVisible(), host.isOnline()]).toEqual([false, true, true])
  expect(host.onWake(() => {})).toBeTypeOf('function')
})
