/** The most timers that were alive at once since the last `restart`. */
export interface TimerCount {
  readonly most: number
  restart(): void
}

type Timer = ReturnType<typeof setTimeout>

/** Counts the timers of everything that is loaded from now on, by taking the place of the global functions. */
export function countTimers(): TimerCount {
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis
  const alive = new Set<unknown>()
  let most = 0
  const add = (timer: Timer) => {
    alive.add(timer)
    most = Math.max(most, alive.size)
    return timer
  }
  type Callback = (...args: unknown[]) => void
  Object.assign(globalThis, {
    setTimeout(callback: Callback, delayMs?: number, ...args: unknown[]) {
      const timer = setTimeout(() => {
        alive.delete(timer)
        callback(...args)
      }, delayMs)
      return add(timer)
    },
    setInterval: (callback: Callback, delayMs?: number, ...args: unknown[]) =>
      add(setInterval(callback, delayMs, ...args)),
    clearTimeout(timer?: Timer) {
      alive.delete(timer)
      clearTimeout(timer)
    },
    clearInterval(timer?: Timer) {
      alive.delete(timer)
      clearInterval(timer)
    },
  })
  return {
    get most() {
      return most
    },
    restart() {
      most = alive.size
    },
  }
}
