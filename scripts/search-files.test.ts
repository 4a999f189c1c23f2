import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createFindKey } from './find-key.ts'
import { searchFiles } from './search-files.ts'

const key = 'SG_deadbeefdeadbeef'

function aFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'kling-kit-search-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'assets/deep'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  return folder
}

it('finds a key in a bundle, in its source map, in a hidden file and in the name of a file', () => {
  const folder = aFolder()
  const map = { sourcesContent: [`const key = '${key}'`] }
  writeFileSync(join(folder, 'assets/deep/index.js'), `fetch('/',{headers:{'x-api-key':"${key}"}})`)
  writeFileSync(join(folder, 'assets/index.js.map'), JSON.stringify(map))
  writeFileSync(join(folder, 'assets/inline.js'), `//# data:;base64,${btoa(JSON.stringify(map))}`)
  writeFileSync(join(folder, '.env'), `SEGMIND_API_KEY=${key}`)
  writeFileSync(join(folder, `${key}.txt`), '')
  const { files, found } = searchFiles(folder, createFindKey(key))
  expect(files).toBe(6)
  expect(found.map((line) => line.slice(folder.length)).toSorted()).toEqual([
    '/.env: plain',
    '/SG_deadbeefdeadbeef.txt: plain',
    '/assets/deep/index.js: plain',
    '/assets/index.js.map: plain',
    expect.stringMatching(/^\/assets\/inline\.js: base64 at \d$/),
  ])
})

it('finds nothing where there is no key, and says how much it looked at', () => {
  expect(searchFiles(aFolder(), createFindKey(key))).toEqual({ files: 1, bytes: 15, found: [] })
})

it('does not take an empty folder for a clean one', () => {
  const folder = aFolder()
  rmSync(join(folder, 'index.html'))
  expect(() => searchFiles(folder, createFindKey(key))).toThrow('nothing to search')
})
