import { type ContenderName, loadContender } from './contender.ts'
import { type LoadOptions, measureLoad } from './measure-load.ts'

/** What a child is told to do, as its one argument. */
export type Task =
  | ({ measure: 'load'; name: ContenderName } & LoadOptions)
  | { measure: 'renders'; name: ContenderName; jobs: number }

const task = JSON.parse(process.argv[2] ?? '') as Task
const measured =
  task.measure === 'load' ? await measureLoad(() => loadContender(task.name), task) : await renders(task)
console.log(JSON.stringify(measured))
process.exit(0)

async function renders({ name, jobs }: Task) {
  await import('./load-tsx.ts')
  const { measureRenders } = await import('./measure-renders.ts')
  return measureRenders(name, jobs)
}
