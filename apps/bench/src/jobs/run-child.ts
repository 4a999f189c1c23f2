import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Task } from './child.ts'
import type { Load } from './measure-load.ts'
import type { Renders } from './measure-renders.ts'

const file = join(import.meta.dirname, 'child.ts')
const flags = ['--expose-gc', '--conditions', '@kling-kit/source']

/** Measures in a process of its own, in which nobody else ran before. */
export async function runChild(task: Task & { measure: 'load' }): Promise<Load>
export async function runChild(task: Task & { measure: 'renders' }): Promise<Renders>
export async function runChild(task: Task): Promise<unknown> {
  const env = { ...process.env, NODE_ENV: 'production' as const }
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, file, JSON.stringify(task)], {
    env,
  })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as unknown
}
