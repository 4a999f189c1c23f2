import { expect, it, onTestFinished } from 'vitest'
import { browserTabs } from './browser-tabs.ts'

let count = 0
const aName = () => `kling-kit-test:${Date.now()}:${(count += 1)}`

it('gives a lock to one, and to the next when that one lets go', async () => {
  const [one, other, name] = [browserTabs(), browserTabs(), aName()]
  const letGo = await one.tryLock(name)
  expect(letGo).toBeTypeOf('function')
  expect(await other.tryLock(name)).toBeUndefined()
  letGo?.()
  await expect.poll(() => other.tryLock(name)).toBeTypeOf('function')
  const held = await navigator.locks.query()
  expect(held.held?.filter((lock) => lock.name === name)).toHaveLength(1)
})

it('holds no lock for a frame that is gone', async () => {
  const name = aName()
  const frame = document.body.appendChild(document.createElement('iframe'))
  await new Promise<void>((resolve) => {
    void frame.contentWindow?.navigator.locks.request(name, () => {
      resolve()
      return new Promise(() => {})
    })
  })
  expect(await browserTabs().tryLock(name)).toBeUndefined()
  frame.remove()
  await expect.poll(() => browserTabs().tryLock(name)).toBeTypeOf('function')
})

it('carries what is posted to the others, and not back, until it is closed', async () => {
  const name = aName()
  const heard: unknown[] = []
  const mine: unknown[] = []
  const one = browserTabs().join(name, (message) => mine.push(message))
  const other = browserTabs().join(name, (message) => heard.push(message))
  onTestFinished(() => other.close())
  one.post({ type: 'job', at: undefined })
  await expect.poll(() => heard).toEqual([{ type: 'job', at: undefined }])
  one.close()
  other.post('late')
  expect(mine).toEqual([])
  expect(() => one.post('closed')).toThrow('closed')
})
