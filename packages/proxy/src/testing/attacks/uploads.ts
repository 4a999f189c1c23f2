import { aPng, join } from '../pictures.ts'
import type { Attack } from './attack.ts'
import { nobodies } from './callers.ts'
import { foreign } from './origins.ts'
import { broken, misshapen, noPictures, polyglots } from './upload-files.ts'
import { uploadAnswers } from './upload-answers.ts'

const upload = { path: '~/v2/uploads', hasFiles: true, headers: { 'content-type': 'image/png' } } as const
const png = aPng()
const types = [
  null,
  '',
  'text/plain',
  'text/html',
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data; boundary=image/png',
  'image/png, text/html',
  'image/',
  'image',
  'video/mp4',
]

const refused = (
  row: Attack['row'],
  status: number,
  code: string,
  bodies: readonly (readonly [string, Uint8Array])[],
): Attack[] =>
  bodies.map(([what, body]) => ({
    ...upload,
    row,
    name: `uploads ${what}`,
    body,
    status,
    code,
  }))

export const uploadAttacks: Attack[] = [
  ...refused('P12', 415, 'unsupported-media-type', noPictures),
  ...refused('P12', 400, 'invalid-input', [...polyglots, ...broken, ...misshapen]),
  ...types.map(
    (type): Attack => ({
      ...upload,
      row: 'P7',
      name: `uploads with content-type ${type}`,
      headers: { 'content-type': type },
      body: png,
      status: 415,
    }),
  ),
  ...['gzip', 'br', 'identity, gzip'].map(
    (encoding): Attack => ({
      ...upload,
      row: 'P11',
      name: `uploads with content-encoding ${encoding}`,
      headers: { ...upload.headers, 'content-encoding': encoding },
      body: png,
      status: 415,
    }),
  ),
  {
    ...upload,
    row: 'P11',
    name: 'uploads one byte too many',
    body: join(png, new Uint8Array(10 * 2 ** 20 + 1 - png.length)),
    status: 413,
    code: 'payload-too-large',
  },
  {
    ...upload,
    row: 'P11',
    name: 'uploads with a length that hides the size',
    headers: { ...upload.headers, 'content-length': '2' },
    body: new Uint8Array(11 * 2 ** 20),
    status: 413,
    only: 'handler',
  },
  {
    ...upload,
    row: 'P11',
    name: 'uploads thirty at once',
    body: png,
    copies: 30,
    status: [200, 429],
    upstream: 20,
  },
  ...foreign.map(
    (headers): Attack => ({
      ...upload,
      row: 'P7',
      name: `uploads with ${JSON.stringify(headers)}`,
      headers: { ...upload.headers, ...headers },
      body: png,
      status: 403,
    }),
  ),
  ...nobodies.map(
    ([what, caller]): Attack => ({
      ...upload,
      row: 'P6',
      name: `${what} uploads`,
      caller,
      body: png,
      status: 401,
    }),
  ),
  ...['?address=http://{decoy}/', '?url=http://{decoy}/'].map(
    (query): Attack => ({
      ...upload,
      row: 'P2',
      name: `uploads to ${query}`,
      path: upload.path + query,
      body: png,
      status: 200,
      upstream: 1,
    }),
  ),
  ...uploadAnswers.map(
    ([what, fault]): Attack => ({
      ...upload,
      row: 'P15',
      name: `uploads and is told ${what.slice(0, 60)}`,
      body: png,
      fault,
      status: [400, 402, 429, 502, 503],
      upstream: 1,
    }),
  ),
]
