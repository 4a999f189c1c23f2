import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import {
  createSimulator,
  createVirtualClock,
  type SimulatorOptions,
  yieldToTasks,
} from '@kling-kit/simulator'
import { simulatorApiKey } from '@kling-kit/spec'

/** The real proxy over the simulator, in this process, on a clock that moves only when told. */
export function createServer(options: SimulatorOptions = {}) {
  const underWay = new Set<Promise<Response>>()
  const settle = async () => {
    do await yieldToTasks(12)
    while (underWay.size > 0)
  }
  const clock = createVirtualClock(undefined, { settle })
  const simulator = createSimulator({ clock, ...options })
  const proxy = createKlingProxy({
    authorize: () => ({ id: 'ada' }),
    store: memoryStore(),
    apiKey: simulatorApiKey,
    fetch: (url, init) => simulator.fetch(url, init),
    log: () => {},
    clock,
  })
  const fetchProxy = (input: RequestInfo | URL, init?: RequestInit) => {
    const answer = proxy(new Request(input, init))
    underWay.add(answer)
    return answer.finally(() => underWay.delete(answer))
  }
  return { clock, simulator, baseUrl: 'http://app.test/api/kling', fetchProxy }
}
