import { call } from '../testing/call.ts'

const cookiesOf = (lines: readonly string[] = []) => lines.map((line) => line.split(';')[0]).join('; ')

/** Signs in through Auth.js itself. Resolves with the cookies that it sets. */
export async function signIn(port: number, name: string): Promise<string> {
  const headers = { authorization: undefined, cookie: undefined }
  const csrf = await call(port, { target: '/api/auth/csrf', headers })
  const cookies = cookiesOf(csrf.headers['set-cookie'])
  const signedIn = await call(port, {
    method: 'POST',
    target: '/api/auth/callback/credentials',
    headers: { ...headers, cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken: String(csrf.body['csrfToken']), name }).toString(),
  })
  return cookiesOf(signedIn.headers['set-cookie'])
}
