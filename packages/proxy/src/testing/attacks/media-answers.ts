import type { Fault } from '@kling-kit/simulator'
import { simulatorApiKey as key } from '@kling-kit/spec'
import { redirects } from './upstream.ts'

/** A result that says that the file is there, under this name. */
export const jobAnswered = (url: unknown, file_name = 'boat.mp4'): Fault => ({
  type: 'http',
  on: 'result',
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: { status: 'COMPLETED', output: url, video: { url, file_name, content_type: 'video/mp4' } },
})

export const addresses = [
  'https://evil.example/a.mp4',
  'https://images.segmind.com.evil.example/a.mp4',
  'https://evil.example/images.segmind.com/a.mp4',
  'https://images.segmind.com@evil.example/a.mp4',
  'https://images.segmind.com:8443/a.mp4',
  'https://images.segmind.com./a.mp4',
  'https://xn--mages-9za.segmind.com/a.mp4',
  'https://api.segmind.com/v1/get-user-credits',
  'https://workflows-api.segmind.com/a.mp4',
  'http://images.segmind.com/a.mp4',
  'http://127.0.0.1/a.mp4',
  'http://localhost:4010/a.mp4',
  'http://[::1]/a.mp4',
  'http://169.254.169.254/latest/meta-data',
  'https://10.0.0.7/a.mp4',
  'https://[fd00::1]/a.mp4',
  'file:///etc/passwd',
  'data:text/html,<script>1</script>',
  'javascript:alert(1)',
  'gopher://images.segmind.com/a.mp4',
  `https://images.segmind.com/a.mp4?k=${key}`,
  `https://images.segmind.com/${btoa(key)}`,
  null,
  7,
]

export const fileUrl = 'https://images.segmind.com/samples/boat.jpg'

export const names = [
  '',
  '.',
  '..',
  '../../etc/passwd',
  '..\\..\\boot.ini',
  '/etc/passwd',
  'C:\\boot.ini',
  'a"; filename="evil.html',
  "a'; filename*=UTF-8''evil.html",
  'a\r\nSet-Cookie: session=evil\r\n\r\n<script>1</script>',
  'a\nlocation: https://evil.example/',
  'a\u0000.exe',
  'a\u202egpj.exe',
  'a\u200b\ufeff.mp4',
  'a\ud800.mp4',
  'film.html',
  'film.svg',
  'film.mp4.exe',
  'CON.mp4',
  '日本語 фильм é.mp4',
  '🚤'.repeat(200),
  'a'.repeat(5000),
  '%2e%2e%2fpasswd',
  '<img src=x onerror=alert(1)>.mp4',
  `${key}.mp4`,
  '$(rm -rf).mp4',
  '-rf.mp4',
]

const served = (status: number, headers: Record<string, string>, body: unknown = 'x'.repeat(100)): Fault => ({
  type: 'http',
  on: 'media',
  status,
  headers,
  body,
})
const video = { 'content-type': 'video/mp4' }

/** What the media host may say instead of a film. */
export const answers: readonly (readonly [what: string, fault: Fault])[] = [
  ...redirects.map(([name, fault]) => [name, { ...fault, on: 'media' as const }] as const),
  ...[
    'text/html',
    'text/html; charset=utf-8',
    'image/svg+xml',
    'image/svg',
    'video/mp4+xml',
    'application/xhtml+xml',
    'text/javascript',
    'application/json',
    'application/pdf',
    'multipart/byteranges; boundary=x',
    'multipart/x-mixed-replace; boundary=x',
    'video/mp4, text/html',
    'video/',
    'image',
  ].map((type) => [type, served(200, { 'content-type': type })] as const),
  ...[201, 204, 206, 300, 304, 400, 401, 403, 404, 410, 416, 429, 500, 503].map(
    (status) =>
      [
        `status ${status}`,
        served(status, video, status === 204 || status === 304 ? undefined : 'x'),
      ] as const,
  ),
  ['a part of nothing', served(206, { ...video, 'content-range': 'bytes 5-2/10' })],
  ['a length beyond all', served(200, { ...video, 'content-length': '99999999999999' })],
  ['a compressed film', served(200, { ...video, 'content-encoding': 'gzip' })],
  ['a film in brotli', served(200, { ...video, 'content-encoding': 'br' })],
  ['nothing', { type: 'gateway-timeout', on: 'media' }],
  ['a page that says it is gone', { type: 'media-gone' }],
  ['a dead connection', { type: 'drop-after', on: 'media' }],
]

/** Headers of the media host that may not pass. */
export const extras: readonly Readonly<Record<string, string>>[] = [
  { 'set-cookie': 'session=evil' },
  { location: 'https://evil.example/' },
  { refresh: '0;url=https://evil.example' },
  { 'access-control-allow-origin': '*' },
  { 'content-security-policy': "script-src 'unsafe-inline'" },
  { 'clear-site-data': '"*"' },
  { 'content-disposition': 'attachment; filename="evil.html"' },
  { 'cache-control': 'public, max-age=31536000' },
  { etag: `"${key}"` },
  { etag: 'evil, "x"' },
  { 'last-modified': 'soon' },
  { 'accept-ranges': 'evil' },
  { link: '<https://evil.example/a.css>; rel=stylesheet' },
  { 'x-api-key': key },
]

export const servedWith = (headers: Readonly<Record<string, string>>) => served(200, { ...video, ...headers })
