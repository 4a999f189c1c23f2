import { clerkMiddleware } from '@clerk/nextjs/server'

// Lets each poll be checked without asking Clerk for its keys.
export default clerkMiddleware({ jwtKey: process.env.CLERK_JWT_KEY })

export const config = { matcher: '/clerk/:path*' }
