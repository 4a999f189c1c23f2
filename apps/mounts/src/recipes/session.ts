/** Stands for an app's own sessions: the cookie says who it is. */
export async function userOf(request: Request): Promise<{ id: string } | null> {
  const [, id] = /(?:^|;\s*)user=(\w+)/.exec(request.headers.get('cookie') ?? '') ?? []
  return id ? { id } : null
}
