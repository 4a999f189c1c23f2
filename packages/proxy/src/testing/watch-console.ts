import { inspect } from 'node:util'
import { onTestFinished } from 'vitest'

const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'] as const

/** What this test prints to the console, as it would stand in a log with everything unfolded. It is still printed. */
export function watchConsole(): string[] {
  const printed: string[] = []
  for (const method of methods) {
    const print = console[method]
    console[method] = (...values: unknown[]) => {
      printed.push(...values.map((value) => inspect(value, { depth: Infinity, showHidden: true })))
      print.apply(console, values)
    }
    onTestFinished(() => void (console[method] = print))
  }
  return printed
}
