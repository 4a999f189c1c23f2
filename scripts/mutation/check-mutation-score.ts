import { run } from '../run.ts'
import type { Total } from '../total.ts'

// What can cost somebody money. Each has to reach the score of stryker.config.json by itself.
const rooms = ['packages/proxy/src', 'packages/core/src/submit', 'packages/core/src/draft']

/** Mutates the code at random places and fails where the tests notice too few of the mutants. It takes more than an hour. */
export function checkMutationScore(): Total {
  const held = rooms.filter((room) => {
    // Its own package's tests, of which each runs the room's code.
    process.env['KLING_MUTATED'] = room.split('/')[1]
    return run('stryker', ['run', 'scripts/mutation/stryker.config.json', '--mutate', mutated(room)])
  })
  delete process.env['KLING_MUTATED']
  return { passed: held.length, failed: rooms.length - held.length }
}

// Redis and Node's own sockets are tested by processes of their own, which no mutant reaches.
const mutated = (room: string) =>
  [
    `${room}/**/*.ts`,
    '!**/*.test.ts',
    '!**/*.test-d.ts',
    '!**/testing/**',
    '!packages/proxy/src/**/redis*.ts',
  ].join()
