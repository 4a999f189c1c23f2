// As much of Clerk's types as the recipes use: the packages are large, and their servers far away.
declare module '@clerk/nextjs/server' {
  export function auth(): Promise<{ userId: string | null }>
}

declare module '@clerk/backend' {
  export function createClerkClient(options: { secretKey?: string; publishableKey?: string }): {
    authenticateRequest(
      request: Request,
      options: { authorizedParties: string[] },
    ): Promise<{ toAuth(): { userId: string | null } | null }>
  }
}
