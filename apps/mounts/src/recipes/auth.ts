import NextAuth from 'next-auth'
import { providers } from './providers.ts'

export const { auth, handlers } = NextAuth({
  providers,
  callbacks: {
    // Without a database, `user.id` is made up anew at every sign-in. What the provider calls a person stays.
    jwt: ({ token, account }) =>
      account ? { ...token, id: `${account.provider}:${account.providerAccountId}` } : token,
    session: ({ session, token }) => ({ ...session, user: { ...session.user, id: String(token.id) } }),
  },
})
