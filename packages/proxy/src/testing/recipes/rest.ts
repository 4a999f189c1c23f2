import { redisStore } from '@kling-kit/proxy/redis'

/** Redis over HTTP, for hosts that open no connections: each command is a JSON array, each answer `{ result }` or `{ error }`. */
export const restStore = (url: string, token: string) =>
  redisStore(async (command) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(command),
    })
    const answer = (await response.json()) as { result?: unknown; error?: string }
    if (!response.ok || answer.error) throw new Error(`Redis over HTTP answered ${response.status}.`)
    return answer.result
  })
