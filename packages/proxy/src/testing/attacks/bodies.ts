import type { Attack } from './attack.ts'

const mebibyte = 2 ** 20
const bytes = (...values: number[]) => new Uint8Array(values)
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

const malformed: readonly (readonly [what: string, body: string | Uint8Array])[] = [
  ['nothing', ''],
  ['a blank', ' '],
  ['null', 'null'],
  ['true', 'true'],
  ['a number', '7'],
  ['a text', '"prompt"'],
  ['an array', '[{"prompt":"a boat"}]'],
  ['cut JSON', '{"prompt":"a bo'],
  ['two values', '{"prompt":"a"}{"prompt":"b"}'],
  ['a comment', '{"prompt":"a"/* b */}'],
  ['single quotes', "{'prompt':'a'}"],
  ['a trailing comma', '{"prompt":"a",}'],
  ['NaN', '{"prompt":"a","cfg_scale":NaN}'],
  ['1e400', '{"prompt":"a","cfg_scale":1e400}'],
  ['-1e999', '{"prompt":"a","cfg_scale":-1e999}'],
  ['a byte order mark', '\uFEFF{"prompt":"a"}'],
  ['UTF-16', bytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0)],
  ['a stray byte', bytes(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)],
  ['an overlong slash', bytes(0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d)],
  ['a surrogate in UTF-8', bytes(0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d)],
  ['a form', 'prompt=a+boat'],
  ['XML', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  ['own __proto__', '{"prompt":"a","__proto__":{"isAdmin":true}}'],
  ['escaped __proto__', '{"prompt":"a","\\u005f_proto__":{"x":1}}'],
  ['constructor', '{"prompt":"a","constructor":{"prototype":{"x":1}}}'],
  ['prototype', '{"prompt":"a","a":{"prototype":{}}}'],
  ['__proto__ in an array', '{"prompt":"a","a":[{"__proto__":1}]}'],
  ['33 levels', nested(33)],
  ['10 000 levels', nested(10_000)],
  ['100 000 arrays', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
]

const wrongInputs: readonly (readonly [what: string, body: string])[] = [
  ['no prompt', '{}'],
  ['an unknown field', '{"prompt":"a","priority":"high"}'],
  ['a number as prompt', '{"prompt":7}'],
  ['an object as prompt', '{"prompt":{"toString":"x"}}'],
  ['32 levels', nested(32)],
  ['a private picture', '{"prompt":"a","image_url":"http://169.254.169.254/latest/meta-data"}'],
  ['a duplicate whose last value is wrong', '{"prompt":"a","duration":"5","duration":"500"}'],
]

const badKeys = [
  null,
  '',
  'short',
  'a'.repeat(129),
  'has space inside',
  'intent/../../x',
  'two..dots..inside',
  'intent-ü-öäöäöä',
  'intent-1,intent-2',
  'intent-%00-00000',
  'intent;drop-table',
]

export const bodyAttacks: Attack[] = [
  ...malformed.map(
    ([what, body]): Attack => ({ row: 'P12', name: what, body, status: 400, code: 'invalid-json' }),
  ),
  ...wrongInputs.map(
    ([what, body]): Attack => ({ row: 'P12', name: what, body, status: 400, code: 'invalid-input' }),
  ),
  ...badKeys.map(
    (key): Attack => ({
      row: 'P8',
      name: `Idempotency-Key ${key?.slice(0, 20)}`,
      headers: { 'idempotency-key': key },
      status: 400,
      code: 'intent-required',
      // Letters beyond Latin-1 cannot be put into a Request.
      only: key?.includes('ü') ? 'socket' : undefined,
    }),
  ),
  {
    row: 'P11',
    name: 'one byte too many',
    body: `{"prompt":"${'a'.repeat(mebibyte - 12)}"}`,
    status: 413,
    code: 'payload-too-large',
  },
  { row: 'P11', name: 'three megabytes', body: `{"prompt":"${'a'.repeat(3 * mebibyte)}"}`, status: 413 },
  {
    row: 'P11',
    name: 'a length that is a lie',
    headers: { 'content-length': '99999999999' },
    body: '{"prompt":"a"}',
    status: 413,
    only: 'handler',
  },
  {
    row: 'P11',
    name: 'a length that hides the size',
    headers: { 'content-length': '2' },
    body: `{"prompt":"${'a'.repeat(2 * mebibyte)}"}`,
    status: 413,
    only: 'handler',
  },
]
