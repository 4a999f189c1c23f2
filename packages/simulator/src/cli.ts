#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { simulatorApiKey } from '@kling-kit/spec'
import { readArguments, usage } from './cli-options.ts'
import { type RunningSimulator, type StartOptions, startSimulator } from './start-simulator.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs a command in front of which the simulator stands; resolves with its exit code. */
async function runCommand(command: readonly string[], { url }: RunningSimulator): Promise<number> {
  const [name = '', ...args] = command
  const child = spawn(name, args, {
    stdio: 'inherit',
    env: { ...process.env, SEGMIND_BASE_URL: url, SEGMIND_API_KEY: simulatorApiKey },
    // npm's commands are .cmd files there, which only a shell starts.
    shell: process.platform === 'win32',
  })
  for (const signal of signals) {
    process.on(signal, () => {
      // A terminal sends Ctrl+C to the command itself, too.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', () => reject(new Error(`The command "${name}" did not start. Is it installed?`)))
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']))
  })
}

async function untilStopped(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve(0))
  })
}

async function start(options: StartOptions): Promise<RunningSimulator> {
  return startSimulator(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Error(
      `Port ${options.port} is taken. Choose another with --port, or --port 0 for any free one.`,
    )
  })
}

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2))
  if (options.type === 'help') {
    process.stdout.write(usage)
    return 0
  }
  if (options.type === 'wrong') {
    process.stderr.write(`${options.message}\nkling-simulator --help lists what there is.\n`)
    return 2
  }
  const running = await start(options.start)
  const { command } = options
  process.stderr.write(`Simulating Segmind at ${running.url} (x-api-key ${simulatorApiKey}).\n`)
  try {
    return command.length > 0 ? await runCommand(command, running) : await untilStopped()
  } finally {
    await running.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`kling-simulator: ${(error as Error).message}\n`)
  process.exitCode = 1
}
