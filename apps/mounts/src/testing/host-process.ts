// One host in a process of its own. `start-host.ts` starts it.
import type { HostName } from './start-host.ts'

// No process outlives the test that started it.
process.on('disconnect', () => process.exit())

const { listen } = (await import(`../hosts/${process.argv[2] as HostName}.ts`)) as {
  listen(): Promise<number>
}
process.send?.(await listen())
