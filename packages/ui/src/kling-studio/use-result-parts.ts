import { useEffect, useState } from 'react'
import type * as parts from './result-parts.ts'

type ResultParts = typeof parts

const againMs = 3000
let loaded: ResultParts | undefined

/** The parts that show jobs, undefined until they are here. Asks again when they did not come: a paid job is to be seen. */
export function useResultParts(): ResultParts | undefined {
  const [here, setHere] = useState(loaded)
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      try {
        loaded ??= await import('./result-parts.ts')
        if (!isOver) setHere(loaded)
      } catch {
        if (!isOver) timer = setTimeout(() => void load(), againMs)
      }
    }
    void load()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [])
  return here
}
