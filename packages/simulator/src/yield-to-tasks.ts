declare const setImmediate: ((callback: () => void) => unknown) | undefined

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve)
    else postTask(resolve)
  })
}

function postTask(task: () => void): void {
  const { port1, port2 } = new MessageChannel()
  const run = () => {
    port1.close()
    task()
  }
  port1.addEventListener('message', run, { once: true })
  port1.start()
  port2.postMessage(null)
}

/** Resolves after promises and the tasks they queue, such as reading a body, had their turns. Takes no clock time. */
export async function yieldToTasks(turns = 30): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await nextTask()
}
