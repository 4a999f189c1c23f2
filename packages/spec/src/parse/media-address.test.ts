import { describe, expect, it } from 'vitest'
import { isPublicMediaAddress, safeMediaUrl } from './media-address.ts'

describe('an address that Segmind can fetch', () => {
  it.each([
    'https://images.segmind.com/a.png',
    'http://example.com:8080/a.png',
    'https://8.8.8.8/a.png',
    'https://172.32.0.1/a.png',
    'https://[2606:4700::1111]/a.png',
    'https://localhost.example.com/a.png',
  ])('is %s', (address) => expect(isPublicMediaAddress(address)).toBe(true))

  it.each([
    'a.png',
    '',
    '/a.png',
    '//example.com/a.png',
    'ftp://example.com/a.png',
    'data:image/png;base64,AAAA',
    'blob:https://example.com/1',
    'file:///a.png',
    'https://user@example.com/a.png',
    'https://user:word@example.com/a.png',
    'http://localhost:3000/a.png',
    'http://LOCALHOST./a.png',
    'http://intranet/a.png',
    'http://printer.local/a.png',
    'http://app.localhost/a.png',
    'http://db.internal/a.png',
    'http://router.home.arpa/a.png',
    'http://0.0.0.0/a.png',
    'http://10.1.2.3/a.png',
    'http://100.64.0.1/a.png',
    'http://127.0.0.1/a.png',
    'http://127.1/a.png',
    'http://0x7f.1/a.png',
    'http://2130706433/a.png',
    'http://169.254.169.254/latest',
    'http://172.16.0.1/a.png',
    'http://172.31.255.1/a.png',
    'http://192.168.0.1/a.png',
    'http://198.18.0.1/a.png',
    'http://224.0.0.1/a.png',
    'http://255.255.255.255/a.png',
    'http://[::]/a.png',
    'http://[::1]/a.png',
    'http://[::ffff:127.0.0.1]/a.png',
    'http://[::ffff:8.8.8.8]/a.png',
    'http://[64:ff9b::10.0.0.1]/a.png',
    'http://[2002:a00:1::]/a.png',
    'http://[2001:db8::1]/a.png',
    'http://[fc00::1]/a.png',
    'http://[fd12:3456::1]/a.png',
    'http://[fe80::1]/a.png',
    'http://[ff02::1]/a.png',
  ])('is not %s', (address) => expect(isPublicMediaAddress(address)).toBe(false))

  it('may be private when its origin is listed', () => {
    const mediaOrigins = ['http://127.0.0.1:4010']
    expect(isPublicMediaAddress('http://127.0.0.1:4010/samples/a.png', { mediaOrigins })).toBe(true)
    expect(isPublicMediaAddress('http://127.0.0.1:4011/samples/a.png', { mediaOrigins })).toBe(false)
    expect(isPublicMediaAddress('http://user@127.0.0.1:4010/a.png', { mediaOrigins })).toBe(false)
  })
})

describe('the address of a result', () => {
  it.each(['https://images.segmind.com/a.mp4', 'http://localhost:4010/a.mp4', 'http://[::1]/a.mp4'])(
    'is safe: %s',
    (address) => expect(safeMediaUrl(address)).toBe(address),
  )

  it.each([
    'http://images.segmind.com/a.mp4',
    'http://localhost.evil.com/a.mp4',
    'https://user@images.segmind.com/a.mp4',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://a.b/1',
    '//images.segmind.com/a.mp4',
    `https://a.b/${'x'.repeat(5000)}`,
    undefined,
    7,
    {},
  ])('is not safe: %o', (address) => expect(safeMediaUrl(address)).toBeUndefined())
})
