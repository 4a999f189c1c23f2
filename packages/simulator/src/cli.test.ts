import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { simulatorApiKey } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { readArguments, usage } from './cli-options.ts'
import { startSimulator } from './start-simulator.ts'

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))

function run(...args: string[]) {
  const child = spawn(process.execPath, ['--conditions', '@kling-kit/source', cli, ...args])
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (output.stdout += chunk))
  child.stderr.on('data', (chunk) => (output.stderr += chunk))
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...output }))
  return { child, ended }
}

const printEnvironment = `
  const { SEGMIND_BASE_URL: url, SEGMIND_API_KEY: key } = process.env
  const response = await fetch(url + '/v1/get-user-credits', { headers: { 'x-api-key': key } })
  console.log(key, await response.text())
  process.exit(7)`

describe('kling-simulator', () => {
  it('runs a command with its address and key, and passes on its exit code', async () => {
    const result = await run('--port', '0', '--credits', '3', '--', process.execPath, '-e', printEnvironment)
      .ended
    expect(result.code).toBe(7)
    expect(result.stdout).toBe(`${simulatorApiKey} {"credits":3,"free-credits":0}\n`)
    expect(result.stderr).toMatch(/^Simulating Segmind at http:\/\/127\.0\.0\.1:\d+/)
  })

  it('passes signals on and ends with the command', async () => {
    const waiting =
      'process.on("SIGTERM", () => process.exit(42)); console.log("ready"); setInterval(() => {}, 1000)'
    const { child, ended } = run('--port', '0', '--', process.execPath, '-e', waiting)
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 42 })
  })

  it('serves until it is stopped when there is no command', async () => {
    const { child, ended } = run('--port', '0', '--latency', '0')
    const [line] = await once(child.stderr, 'data')
    const url = /http:\/\/[\d.:]+/.exec(String(line))?.[0]
    expect((await fetch(`${url}/__simulator/ledger`)).status).toBe(200)
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ code: 0 })
  })

  it('says what to do about a taken port', async () => {
    await using other = await startSimulator({ port: 0 })
    const { port } = new URL(other.url)
    expect(await run('--port', port).ended).toMatchObject({
      code: 1,
      stderr: `kling-simulator: Port ${port} is taken. Choose another with --port, or --port 0 for any free one.\n`,
    })
  })

  it('says that a command is not there', async () => {
    expect(await run('--port', '0', '--', 'no-such-command').ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The command "no-such-command" did not start. Is it installed?'),
    })
  })

  it('explains itself', async () => {
    expect(await run('--help').ended).toMatchObject({ code: 0, stdout: usage })
    expect(await run('--sped', '3').ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("'--sped'"),
    })
  })
})

describe('its arguments', () => {
  it.each([
    [['--port', '65536'], '--port takes a number, not "65536".'],
    [['--port', '1.5'], '--port takes a number, not "1.5".'],
    [['--speed', 'fast'], '--speed takes a number, not "fast".'],
    [['--speed', ''], '--speed takes a number, not "".'],
    [['--latency', 'soon'], '--latency takes milliseconds or "manual", not "soon".'],
    [['--'], 'There is no command after "--".'],
  ])('%j are wrong', (args, message) => {
    expect(readArguments(args)).toEqual({ type: 'wrong', message })
  })

  it('end where the command begins', () => {
    expect(
      readArguments(['--speed', '5', '--prompt-commands', '--', 'next', 'dev', '--port', '3']),
    ).toMatchObject({
      start: { port: 4010, speed: 5, promptCommands: true },
      command: ['next', 'dev', '--port', '3'],
    })
    expect(readArguments([])).toMatchObject({ start: { port: 4010, speed: 20 }, command: [] })
    expect(readArguments(['--latency', '250'])).toMatchObject({ start: { latency: 250 } })
  })
})
