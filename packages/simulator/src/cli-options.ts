import { parseArgs } from 'node:util'
import type { StartOptions } from './start-simulator.ts'

export const usage = `Usage: kling-simulator [options] [-- command …]

A local Segmind. With a command it runs that with SEGMIND_BASE_URL and SEGMIND_API_KEY set, and ends with it.

  --port <n>          port on 127.0.0.1, 0 for any free one (default 4010)
  --speed <x>         divides the usual durations (default 20)
  --latency <ms>      every job takes this long instead; or "manual"
  --seed <n>          another sequence of ids and durations (default 1)
  --credits <usd>     balance at the start (default 50)
  --rpm <n>           submissions a minute before 429 (default: no limit)
  --prompt-commands   lets words such as [fail] in a prompt cause a fault
  --help              this text
`

/** What the arguments ask for, or one sentence about what is wrong with them. */
export type CliOptions =
  | { type: 'help' }
  | { type: 'wrong'; message: string }
  | { type: 'run'; start: StartOptions; command: string[] }

const text = { type: 'string' } as const
const options = {
  port: text,
  speed: text,
  latency: text,
  seed: text,
  credits: text,
  rpm: text,
  'prompt-commands': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export function readArguments(args: readonly string[]): CliOptions {
  const split = args.indexOf('--')
  const own = split === -1 ? args : args.slice(0, split)
  const command = split === -1 ? [] : args.slice(split + 1)
  try {
    const { values } = parseArgs({ args: [...own], options })
    if (values.help) return { type: 'help' }
    if (split !== -1 && command.length === 0) throw new Error('There is no command after "--".')
    const number = (name: 'port' | 'speed' | 'seed' | 'credits' | 'rpm', least: number, most = Infinity) => {
      const value = values[name]
      if (value === undefined) return undefined
      const parsed = value === '' ? NaN : Number(value)
      const isWhole = name === 'speed' || name === 'credits' || Number.isInteger(parsed)
      if (isWhole && parsed >= least && parsed <= most) return parsed
      throw new Error(`--${name} takes a number, not "${value}".`)
    }
    const { latency } = values
    const isLatency = latency === undefined || latency === 'manual' || /^\d+$/.test(latency)
    if (!isLatency) throw new Error(`--latency takes milliseconds or "manual", not "${latency}".`)
    const start: StartOptions = {
      port: number('port', 0, 65_535) ?? 4010,
      speed: number('speed', 0.001) ?? 20,
      latency: latency === undefined || latency === 'manual' ? latency : Number(latency),
      seed: number('seed', 0),
      credits: number('credits', 0),
      rpm: number('rpm', 1),
      promptCommands: values['prompt-commands'],
    }
    return { type: 'run', start, command }
  } catch (error) {
    return { type: 'wrong', message: (error as Error).message }
  }
}
