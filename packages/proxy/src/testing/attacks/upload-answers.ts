import type { Fault } from '@kling-kit/simulator'
import { simulatorApiKey as key } from '@kling-kit/spec'
import { redirects } from './upstream.ts'

const answered = (body: unknown, status = 200, headers?: Record<string, string>): Fault => ({
  type: 'http',
  on: 'upload',
  status,
  body,
  headers: { 'content-type': 'application/json', ...headers },
})

const addresses: readonly unknown[] = [
  '',
  7,
  null,
  {},
  [],
  'a.png',
  '//evil.example/a.png',
  'javascript:alert(1)',
  'data:image/png;base64,AAAA',
  'file:///etc/passwd',
  'blob:https://evil.example/1',
  'https://user:word@evil.example/a.png',
  'http://localhost/a.png',
  'http://127.0.0.1:8080/a.png',
  'http://169.254.169.254/latest/meta-data',
  'https://10.0.0.7/a.png',
  'https://[::1]/a.png',
  'https://[fd00::1]/a.png',
  'https://printer.local/a.png',
  `https://images.segmind.com/${key}.png`,
  `https://images.segmind.com/a.png?k=${encodeURIComponent(key)}`,
  `https://images.segmind.com/${'a'.repeat(5000)}`,
]

/** What Segmind's upload host may say instead of one good address. */
export const uploadAnswers: readonly (readonly [what: string, fault: Fault])[] = [
  ...redirects.map(([name, fault]) => [name, { ...fault, on: 'upload' as const }] as const),
  ...addresses.map((url) => [`address ${JSON.stringify(url)}`, answered({ file_urls: [url] })] as const),
  ['an older address that is none', answered({ urls: ['javascript:alert(1)'] })],
  ['a list of lists', answered({ file_urls: [[['https://images.segmind.com/a.png']]] })],
  ['a million addresses', answered({ file_urls: Array(100_000).fill('x') })],
  ['null', answered('null')],
  ['a text', answered('"https://images.segmind.com/a.png"')],
  ['a page', answered('<script>alert(1)</script>', 200, { 'content-type': 'text/html' })],
  ['its key', answered({ error: `x-api-key ${key} may not` }, 400)],
  ['its key in base64', answered({ error: btoa(key) }, 400)],
  ['a challenge', answered({ error: 'no' }, 401, { 'www-authenticate': 'Basic' })],
  ['its balance', answered({ error: 'Insufficient credits: balance 42.83' }, 406)],
  ['that there is no such model', answered({ error: 'Model information not found' }, 404)],
  ['too many requests', answered({ error: 'slow' }, 429, { 'retry-after': key })],
  ['a stack', answered({ error: 'at Object (/srv/x.js:1:1)', host: '10.0.0.7' }, 500)],
  ['nothing', { type: 'gateway-timeout', on: 'upload' }],
  ['half of it', { type: 'truncate', on: 'upload' }],
  ['a flood', { type: 'huge-body', on: 'upload' }],
  ['a dead connection', { type: 'drop-after', on: 'upload' }],
  ['a reset', { type: 'reset', on: 'upload' }],
]
