import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pageSettings, withSettings } from './page-settings.ts'

const html = readFileSync(join(import.meta.dirname, '../index.html'), 'utf8')
const written = (page: string) => JSON.parse(/id="studio-settings">([^<]*)</.exec(page)?.[1] ?? '') as unknown

it('writes into the page what it has to know, and nothing of the key', () => {
  const upstream = {
    isSimulated: true,
    apiKey: 'SG_deadbeefdeadbeef',
    url: 'http://127.0.0.1:4010',
    samplesUrl: 'http://127.0.0.1:4010/media/samples',
    sentence: '',
    close: async () => {},
  }
  const page = withSettings(html, pageSettings(upstream))
  expect(written(page)).toEqual({ isSimulated: true, samplesUrl: upstream.samplesUrl })
  expect(page).not.toContain(upstream.apiKey)
})

it('does not let an address out of its script element', () => {
  const samplesUrl = 'http://127.0.0.1/</script><script>$&alert(1)'
  const page = withSettings(html, { isSimulated: true, samplesUrl })
  expect(page.match(/<script/g)).toHaveLength(2)
  expect(written(page)).toEqual({ isSimulated: true, samplesUrl })
})
