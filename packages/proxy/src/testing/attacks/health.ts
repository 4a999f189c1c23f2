import type { Attack } from './attack.ts'

const path = '~/v2/health'

/** Health is for everybody, and so gives nothing and does nothing. */
export const healthAttacks: Attack[] = [
  { row: 'P13', name: 'health as nobody', method: 'GET', path, caller: () => null, status: 200 },
  { row: 'P13', name: 'health a hundred times', method: 'GET', path, copies: 100, status: 200 },
  { row: 'P13', name: 'health with a query', method: 'GET', path: `${path}?verbose=1&key=1`, status: 200 },
  { row: 'P1', name: 'health as a model', path, status: 405, code: 'method-not-allowed' },
  { row: 'P1', name: 'health and more', method: 'GET', path: `${path}/store`, status: 404 },
  {
    row: 'P7',
    name: 'health from another site',
    method: 'GET',
    path,
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    status: 403,
    code: 'cross-site',
  },
]
