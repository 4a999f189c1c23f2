import { execFile, spawn } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'

const execute = promisify(execFile)

/** A project outside of the workspace that depends on tarballs, made from one of the folders beside this file. */
export interface Consumer {
  folder: string
  /** Runs a command of the project, with its own `node_modules/.bin` first, and resolves with what it printed. */
  run(command: string, ...args: string[]): Promise<string>
  /** Starts a server and resolves with the address that it prints. End it with `stop`. */
  start(command: string, ...args: string[]): Promise<{ url: string; stop(): Promise<void> }>
}

export async function createConsumer(options: {
  template: string
  folder: string
  tarballs: Record<string, string>
  devDependencies: Record<string, string>
}): Promise<Consumer> {
  const { template, folder, tarballs, devDependencies } = options
  cpSync(join(import.meta.dirname, template), folder, { recursive: true })
  const manifestFile = join(folder, 'package.json')
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, unknown>
  const dependencies = Object.fromEntries(
    Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]),
  )
  // The packages name each other by version, and these versions are on no registry yet.
  const overrides = Object.fromEntries(Object.keys(tarballs).map((name) => [name, `$${name}`]))
  writeFileSync(
    manifestFile,
    JSON.stringify({ ...manifest, dependencies, devDependencies, overrides }, null, 2),
  )

  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: `${join(folder, 'node_modules/.bin')}:${process.env['PATH']}`,
    NODE_OPTIONS: '',
    NODE_ENV: undefined,
  }
  const settings = { cwd: folder, env: environment, maxBuffer: 1 << 24 }

  const consumer: Consumer = {
    folder,
    async run(command, ...args) {
      try {
        return (await execute(command, args, settings)).stdout
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
        throw new Error(`${command} ${args.join(' ')} failed.\n${stdout}\n${stderr}`, { cause: error })
      }
    },
    async start(command, ...args) {
      const child = spawn(command, args, settings)
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      const url = await new Promise<string>((resolve, reject) => {
        let printed = ''
        child.once('exit', (code) => reject(new Error(`${command} ended with ${code}.\n${printed}`)))
        const read = (chunk: Buffer) => {
          printed += chunk
          const found = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(stripVTControlCharacters(printed))
          if (found) resolve(found[0])
        }
        child.stdout.on('data', read)
        child.stderr.on('data', read)
      })
      const stop = () => {
        child.kill()
        return ended
      }
      return { url, stop }
    },
  }
  await consumer.run('npm', 'install', '--no-audit', '--no-fund', '--no-package-lock')
  return consumer
}
