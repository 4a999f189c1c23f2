import { act } from '@testing-library/react'

/** Starts something that takes time and lets React draw what it changed at once. `act` itself would wait for its end. */
export function begin<Value>(start: () => Promise<Value>): Promise<Value> {
  const started: Promise<Value>[] = []
  act(() => void started.push(start()))
  return started[0] as Promise<Value>
}
