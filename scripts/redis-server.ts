import { existsSync } from 'node:fs'
import { aptInstall, ensureProgram, onPath } from './ensure-program.ts'

/** The Redis to test with: `REDIS_SERVER_PATH`, or redis-server or valkey-server on the machine. */
export function findRedisServer(): string | undefined {
  const candidates = [process.env['REDIS_SERVER_PATH'], onPath('redis-server'), onPath('valkey-server')]
  return candidates.find((path) => path && existsSync(path))
}

/** Finds a Redis or installs it with apt-get, for root on Debian. Says what to do when neither works. */
export function ensureRedisServer(): void {
  ensureProgram({
    name: 'redis-server',
    find: findRedisServer,
    // Nothing on npm brings the binary itself: what there is downloads sources from elsewhere and compiles them.
    ways: aptInstall('redis-server'),
    missing:
      'The tests of the shared store need redis-server (or valkey-server) and none could be installed. ' +
      'Install one (apt-get install redis-server, brew install redis), or name it in REDIS_SERVER_PATH.',
  })
}
