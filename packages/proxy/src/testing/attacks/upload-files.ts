import {
  aJpeg,
  aPng,
  chunk,
  frame,
  ihdr,
  join,
  jpegEnd,
  jpegStart,
  pngStart,
  scan,
  segment,
} from '../pictures.ts'

type Files = readonly (readonly [what: string, body: Uint8Array])[]

const png = aPng()
const jpeg = aJpeg()
const many = (part: Uint8Array) => new Uint8Array(Buffer.alloc(part.length * 100_000, part))
const page = '<html><script>alert(1)</script></html>'
const archive = 'PK\u0003\u0004archive.PK\u0005\u0006'

/** Files whose name or type lies. */
export const noPictures: Files = (
  [
    ['nothing', ''],
    ['one byte', '\u0089'],
    ['a page', page],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a GIF', 'GIF89a\u0001\0\u0001\0\u0080\0\0'],
    ['a WebP', 'RIFF\u0010\0\0\0WEBPVP8L'],
    ['a BMP', 'BM\u0010\0\0\0'],
    ['a TIFF', 'II*\0\u0008\0\0\0'],
    ['an AVIF', '\0\0\0\u001cftypavif'],
    ['a film', '\0\0\0\u0018ftypmp42'],
    ['a PDF', '%PDF-1.7'],
    ['an archive', archive],
    ['a program', 'MZ\u0090\0'],
    ['a script', '#!/bin/sh\nrm -rf /'],
    ['a gzip', '\u001f\u008b\u0008\0'],
    ['JSON', '{"data_urls":["http://169.254.169.254/"]}'],
    ['a data address', 'data:image/png;base64,iVBORw0KGgo='],
    ['a form', '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'],
    ['a PNG behind a blank', join(' ', png)],
    ['a PNG behind a page', join(page, png)],
    ['a PNG through a text mode', join('\u0089PNG\n\u001a\n', png.subarray(8))],
  ] as const
).map(([what, body]) => [what, join(body)])

export const polyglots: Files = [
  ['a PNG and a page', join(png, page)],
  ['a PNG and an archive', join(png, 'x'.repeat(5000), archive)],
  ['a PNG and a PDF', join(png, '%PDF-1.7')],
  ['a PNG with a page in a comment', aPng(400, 400, chunk('tEXt', `Comment\0${page}`))],
  ['a PNG with PHP in a comment', aPng(400, 400, chunk('tEXt', '<?php system($_GET[0]) ?>'))],
  ['a PNG with an archive in a profile', aPng(400, 400, chunk('iCCP', archive))],
  ['a JPEG and a page', join(jpeg, page)],
  ['a JPEG and an archive', join(jpeg, archive)],
  ['a JPEG with a page in a comment', aJpeg(400, 400, segment(0xfe, page))],
  ['a JPEG with a page in a segment that nobody uses', aJpeg(400, 400, segment(0xf0, page))],
  ['a JPEG with a page in a table', aJpeg(400, 400, segment(0xdb, page))],
  ['a JPEG with a PDF in its data', aJpeg(400, 400, segment(0xe1, '%PDF-1.4 '))],
  ['a JPEG with an SVG in its data', aJpeg(400, 400, segment(0xed, '<SVG onload=alert(1)>'))],
]

/** Cut, or made to trip up a parser. */
export const broken: Files = [
  ...[8, 12, 20, 33, 40, png.length - 12, png.length - 1].map(
    (at) => [`a PNG cut at ${at}`, png.subarray(0, at)] as const,
  ),
  ...[3, 4, 9, 20, 40, jpeg.length - 2, jpeg.length - 1].map(
    (at) => [`a JPEG cut at ${at}`, jpeg.subarray(0, at)] as const,
  ),
  ['a PNG without pixels', join(pngStart, ihdr(400, 400), chunk('IEND'))],
  ['a PNG whose head is late', join(pngStart, chunk('tEXt'), ihdr(400, 400), chunk('IDAT'), chunk('IEND'))],
  ['a PNG with two heads', aPng(400, 400, ihdr(4, 4))],
  ['a PNG with an endless chunk', join(pngStart, ihdr(400, 400), chunk('IDAT', 'x', 0xffffffff))],
  ['a PNG with a head of no size', join(pngStart, chunk('IHDR'), chunk('IDAT'), chunk('IEND'))],
  ['a PNG with an unknown duty', aPng(400, 400, chunk('EVIL', 'x'))],
  ['a PNG with a chunk of no name', aPng(400, 400, chunk('\0\0\0\0'))],
  ['a PNG of a hundred thousand chunks', aPng(400, 400, many(chunk('tEXt')))],
  ['a JPEG without a frame', join(jpegStart, scan, jpegEnd)],
  ['a JPEG without pixels', join(jpegStart, frame(400, 400), jpegEnd)],
  ['a JPEG with two frames', aJpeg(400, 400, frame(4, 4))],
  ['a JPEG without losses', join(jpegStart, frame(400, 400, 0xc3), scan, jpegEnd)],
  ['a JPEG with a segment of length 0', aJpeg(400, 400, segment(0xe1, '', 0))],
  ['a JPEG with a segment over its end', aJpeg(400, 400, segment(0xe1, '', 0xffff))],
  ['a JPEG in a JPEG', join(jpegStart, jpeg)],
  ['a JPEG that is one marker', join(jpegStart, new Uint8Array(500_000).fill(0xff))],
  ['a JPEG of a hundred thousand segments', aJpeg(400, 400, many(segment(0xe1, '')))],
]

const sizes = [
  [0, 0],
  [1, 1],
  [299, 400],
  [400, 299],
  [300, 751],
  [1000, 399],
  [65_535, 65_535],
  [65_500, 30_000],
  [8001, 8001],
] as const

export const misshapen: Files = [
  ...sizes.flatMap(([width, height]) => [
    [`a PNG of ${width} × ${height}`, aPng(width, height)] as const,
    [`a JPEG of ${width} × ${height}`, aJpeg(width, height)] as const,
  ]),
  ['a PNG of 2³²', aPng(0xffffffff, 0xffffffff)],
  ['a PNG that moves', aPng(400, 400, chunk('acTL', '\0\0\0\u0002\0\0\0\0'))],
]
