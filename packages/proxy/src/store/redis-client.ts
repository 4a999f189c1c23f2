/** What is needed of ioredis: a client or a cluster. */
export interface IoredisClient {
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>
  /** node-redis has none, which tells the two apart. */
  call(command: string, ...args: string[]): Promise<unknown>
}

/** What is needed of node-redis: a client, a pool, a cluster or a sentinel, connected. */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
  sendCommand: unknown
}

/** Any other client: sends one command, such as `['EVAL', script, '1', key]`, and resolves with its reply. */
export type SendRedisCommand = (command: readonly string[]) => Promise<unknown>

export type RedisClient = IoredisClient | NodeRedisClient | SendRedisCommand

/** Runs a script on one key, which Redis does in one step. Never on a replica, for a script may write. */
export type RunScript = (script: string, key: string, args: readonly string[]) => Promise<unknown>

/** @throws {Error} for what is no client of Redis. */
export function scriptRunner(client: RedisClient): RunScript {
  if (typeof client === 'function') return (script, key, args) => client(['EVAL', script, '1', key, ...args])
  if (isFunction(client?.eval)) {
    if ('call' in client && isFunction(client.call))
      return (script, key, args) => client.eval(script, 1, key, ...args)
    if ('sendCommand' in client && isFunction(client.sendCommand))
      return (script, key, args) => client.eval(script, { keys: [key], arguments: [...args] })
  }
  throw new Error(
    'redisStore was given neither a client of node-redis or ioredis nor a function that sends a command. ' +
      'For any other client write redisStore((command) => …).',
  )
}

const isFunction = (value: unknown) => typeof value === 'function'
