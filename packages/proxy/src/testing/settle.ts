import { yieldToTasks } from '@kling-kit/simulator'

/** Lets everything that needs no clock come to rest, WebCrypto's work on other threads included. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 6; round++) {
    await yieldToTasks(10)
    await crypto.subtle.digest('SHA-256', new Uint8Array(1))
  }
}

/** Waits, without any clock, until something holds. */
export async function until(isTrue: () => boolean): Promise<void> {
  for (let round = 0; round < 2000; round++) {
    if (isTrue()) return
    await settle()
  }
  throw new Error('It never came to that.')
}
