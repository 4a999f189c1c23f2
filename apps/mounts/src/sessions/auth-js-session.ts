import { call, unknownCaller } from '../testing/call.ts'

const cookiesOf = (lines: readonly string[] = []) => lines.map((line) => line.split(';')[0]).join('; ')

/** Signs in through Auth.js itself. Resolves with the cookies that it sets. */
export async function signIn(port: number, name: string): Promise<string> {
  const csrf = await call(port, { target: '/api/auth/csrf', headers: unknownCaller })
  const cookies = cookiesOf(csrf.headers['set-cookie'])
  const signedIn = await call(port, {
    method: 'POST',
    target: '/api/auth/callback/credentials',
    headers: { ...unknownCaller, cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken: String(csrf.body['csrfToken']), name }).toString(),
  })
  return cookiesOf(signedIn.headers['set-cookie'])
}
