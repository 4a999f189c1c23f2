import type { Contender } from '../contender.ts'
import { statusUrl } from '../instant-fetch.ts'
import { toldJob } from '../told-job.ts'

/** Nothing but a timer and a question for each job: the least that polling every 2 s can cost. */
export const contender: Contender = {
  name: 'bare timer loop',
  open: ({ fetch }) => ({
    watch: (requestId) =>
      toldJob((tell) => {
        let timer: ReturnType<typeof setTimeout>
        const poll = async () => {
          const response = await fetch(statusUrl(requestId))
          const { status } = (await response.json()) as { status: string }
          tell(status)
          timer = setTimeout(() => void poll(), 2000)
        }
        timer = setTimeout(() => void poll(), 2000)
        return () => clearTimeout(timer)
      }),
    close() {},
  }),
}
