/** One event of a stream. */
export interface StreamEvent {
  id?: string
  event: string
  data: unknown
}

/** Reads a stream of events as they come: what has come so far, and the way to leave. */
export function readEvents(response: Response) {
  const events: StreamEvent[] = []
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  const state = { text: '', isOver: false, heartbeats: 0 }
  const read = async () => {
    while (true) {
      const { done, value } = await reader.read()
      if (done) break
      state.text += decoder.decode(value, { stream: true })
      const blocks = decoder.decode(value).split('\n\n')
      for (const block of blocks) {
        if (block === ':') state.heartbeats += 1
        else if (block) events.push(parse(block))
      }
    }
    state.isOver = true
  }
  void read()
  return {
    events,
    /** The answers that were told of jobs, without the greeting. */
    told: () => events.flatMap(({ event, data }) => (event === 'job' ? [data as ToldJob] : [])),
    state,
    leave: () => reader.cancel(),
  }
}

export interface ToldJob {
  request_id: string
  http_status: number
  body: { status?: string; code?: string; [field: string]: unknown }
}

function parse(block: string): StreamEvent {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)))
  const { id, event = 'message', data = 'null' } = fields as Record<string, string | undefined>
  return { ...(id !== undefined && { id }), event, data: JSON.parse(data) as unknown }
}
