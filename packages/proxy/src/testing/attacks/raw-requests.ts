/** Bytes that no client library would send. After each, the server still answers and nothing was asked upstream. */
export interface RawRequest {
  name: string
  text: string
}

const get = (target: string, ...headers: string[]) =>
  `GET ${target} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`
const host = 'Host: app.example'
const end = 'Connection: close'
const poll = '/api/kling/v2/requests/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
const submit = '/api/kling/v2/kling-o3-text2video'
const post = (body: string, ...headers: string[]) =>
  `POST ${submit} HTTP/1.1\r\n${[host, 'Content-Type: application/json', 'Idempotency-Key: intent-raw-0001', ...headers].join('\r\n')}\r\n\r\n${body}`

const targets = [
  'http://evil.example/',
  `http://evil.example${poll}`,
  `https://api.segmind.com${poll}`,
  '//evil.example/',
  `//evil.example${poll}`,
  '/\\evil.example/',
  '\\\\evil.example\\',
  '*',
  '?',
  '#',
  'evil.example:443',
  `${poll}#/../../x`,
  `${poll}\u0001`,
  `${poll}\u007f`,
  `${poll}\u00e9`,
  '/api/kling/v2/../../../etc/passwd',
  '/api/kling/./v2/capabilities',
  '/api/kling/v2/%2e%2e/%2e%2e/x',
  'javascript:alert(1)',
]

const hosts = [
  'Host: ',
  'Host: a b',
  'Host: [::1',
  'Host: evil.example:99999999',
  'Host: evil.example/path?x',
  'Host: @evil.example',
  'Host: \\evil',
  'Host: %00',
  `Host: ${'a'.repeat(9000)}`,
  'X-Nothing: no host at all',
  'Host: app.example\r\nHost: evil.example',
]

export const rawRequests: RawRequest[] = [
  ...targets.map((target) => ({ name: `target ${JSON.stringify(target)}`, text: get(target, host, end) })),
  ...hosts.map((line) => ({ name: line.slice(0, 40), text: get(poll, line, end) })),
  { name: 'HTTP/0.9', text: 'GET /\r\n\r\n' },
  { name: 'HTTP/1.0 without a host', text: `GET ${poll} HTTP/1.0\r\n\r\n` },
  { name: 'HTTP/2 preface', text: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
  { name: 'TLS on plain http', text: '\u0016\u0003\u0001\u0002\u0000\u0001' },
  { name: 'CONNECT', text: 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n' },
  {
    name: 'an upgrade',
    text: get(poll, host, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: eA=='),
  },
  {
    name: 'an upgrade to h2c',
    text: get(
      poll,
      host,
      'Connection: Upgrade, HTTP2-Settings',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAAQAAP__',
    ),
  },
  { name: 'two lengths', text: post('{"prompt":"a"}', 'Content-Length: 14', 'Content-Length: 2') },
  {
    name: 'a length and chunks',
    text: post('0\r\n\r\nGET / HTTP/1.1\r\n\r\n', 'Content-Length: 30', 'Transfer-Encoding: chunked'),
  },
  { name: 'a strange transfer encoding', text: post('0\r\n\r\n', 'Transfer-Encoding: xchunked') },
  { name: 'a negative length', text: post('', 'Content-Length: -1') },
  { name: 'a broken chunk', text: post('zz\r\n{}\r\n0\r\n\r\n', 'Transfer-Encoding: chunked') },
  { name: 'an endless header', text: get(poll, host, `X-Long: ${'a'.repeat(70_000)}`) },
  {
    name: 'a thousand headers',
    text: get(poll, host, ...Array.from({ length: 3000 }, (_, at) => `X-${at}: ${at}`)),
  },
  { name: 'a folded header', text: get(poll, host, 'X-Folded: a\r\n b') },
  { name: 'a header with a NUL', text: get(poll, host, 'X-Nul: a\u0000b') },
  { name: 'a header without a name', text: get(poll, host, ': empty') },
  { name: 'a bare carriage return', text: get(poll, host, 'X-A: b\rX-B: c') },
  { name: 'half a head', text: `GET ${poll} HTTP/1.1\r\nHost: app` },
  { name: 'half a body', text: post('{"prompt":"a', 'Content-Length: 500') },
  { name: 'Expect: something', text: post('', 'Content-Length: 14', 'Expect: 200-maybe') },
]
