type Method = (this: unknown, ...args: unknown[]) => unknown

let stepsLeft = Number.POSITIVE_INFINITY

/**
 * Has this tab stop for good at its n-th step from now. A step is a call into the browser, for storage, locks, other tabs
 * or the network, or the way out of one, or an answer that came.
 */
export function dieAtStep(steps: number): void {
  stepsLeft = steps
}

const step = () => {
  stepsLeft -= 1
  if (stepsLeft !== 0) return
  const lastWords = new XMLHttpRequest()
  lastWords.open('POST', '/die', false)
  // Never answered: not one further line runs until the tab is killed.
  lastWords.send()
}

const around = (owner: object, ...names: string[]) => {
  for (const name of names) {
    const original = Reflect.get(owner, name) as Method
    Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
      step()
      const result = Reflect.apply(original, this, args)
      step()
      if (result instanceof Promise) void result.then(step, step)
      return result
    })
  }
}

around(globalThis, 'fetch')
around(ReadableStreamDefaultReader.prototype, 'read')
around(LockManager.prototype, 'request')
around(BroadcastChannel.prototype, 'postMessage')
around(IDBFactory.prototype, 'open')
around(IDBObjectStore.prototype, 'add', 'put', 'get', 'getAll', 'delete')
