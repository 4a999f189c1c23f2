import { fork } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'

export interface KillableProxy extends AsyncDisposable {
  /** One address for every process that comes. */
  url: string
  /** Has the process kill itself, so many turns of its event loop after the next submission came. Resolves once it is set. */
  dieAfterTurns: (turns: number) => Promise<void>
  /** Resolves when the process is gone. Its connections are reset, and new ones too. */
  whenDead: () => Promise<unknown>
  restart: () => Promise<void>
}

/** A page and its proxy, whose process can be killed and started again behind the same address. */
export async function startKillableProxy(folder: string, upstream: string): Promise<KillableProxy> {
  let running = await start(folder, upstream)
  let isUp = true
  const died = () => {
    isUp = false
  }
  void running.ended.then(died)

  const sockets = new Set<Socket>()
  const own = (socket: Socket) => {
    sockets.add(socket)
    return socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  }
  const front = createServer((browser) => {
    own(browser)
    if (!isUp) return browser.resetAndDestroy()
    const target = own(connect(running.port, '127.0.0.1'))
    browser.pipe(target).pipe(browser)
    target.on('close', () => browser.resetAndDestroy())
    return browser.on('close', () => target.destroy())
  }).listen(0, '127.0.0.1')
  await once(front, 'listening')

  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    dieAfterTurns: (turns) => running.tell({ dieAfterTurns: turns }),
    whenDead: () => running.ended,
    async restart() {
      running = await start(folder, upstream)
      isUp = true
      void running.ended.then(died)
    },
    async [Symbol.asyncDispose]() {
      running.kill()
      await running.ended
      const closed = once(front, 'close')
      front.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

async function start(folder: string, upstream: string) {
  const child = fork(join(import.meta.dirname, 'proxy-process.ts'), [folder, upstream], {
    execArgv: ['--conditions', '@kling-kit/source', '--disable-warning=ExperimentalWarning'],
  })
  const ended = once(child, 'exit')
  const listening = once(child, 'message') as Promise<[number]>
  const [port] = await Promise.race([
    listening,
    ended.then(() => {
      throw new Error("The proxy's process ended before it listened.")
    }),
  ])
  return {
    port,
    ended,
    kill: () => child.kill('SIGKILL'),
    async tell(message: { dieAfterTurns: number }) {
      const isSet = once(child, 'message')
      child.send(message)
      await isSet
    },
  }
}
