import { execFileSync } from 'node:child_process'

type Command = [command: string, args: string[]]

interface Program {
  name: string
  find(): string | undefined
  /** Commands that may install it, the best first. */
  ways: Command[]
  /** What to do when none of them does. */
  missing: string
}

/** Finds a program that tests need, or installs it. @throws {Error} that says what to do when neither works. */
export function ensureProgram({ name, find, ways, missing }: Program): void {
  for (const [command, args] of ways) {
    if (find()) return
    console.log(`No ${name} on this machine yet: ${command} ${args.join(' ')}`)
    try {
      execFileSync(command, args, { stdio: 'inherit' })
    } catch {
      // The next way, or the sentence below.
    }
  }
  if (!find()) throw new Error(missing)
}

/** How root installs a package on Debian; nowhere else a way. */
export function aptInstall(name: string): Command[] {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return []
  return [['sh', ['-c', `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${name}`]]]
}

export function onPath(command: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
