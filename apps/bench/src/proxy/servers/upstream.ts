import { createServer } from 'node:http'
import type { Started } from '../server-process.ts'

const hangs = /\/requests\/[0-9a-f-]{24}f{4}\d{8}/

/**
 * Stands for Segmind at next to no cost: answers polls and submissions as it does, whoever asks. For ids that end in `ffff` and
 * eight digits it never does.
 */
export function start(): Started {
  let answered = 0
  let hanging = 0
  const server = createServer((incoming, outgoing) => {
    const { method, url = '' } = incoming
    incoming.resume()
    if (hangs.test(url)) {
      hanging++
      outgoing.on('close', () => hanging--)
      return
    }
    incoming.on('end', () => {
      answered++
      const id = method === 'POST' ? crypto.randomUUID() : (url.split('/')[3] ?? '')
      const body = JSON.stringify({
        request_id: id,
        status: method === 'POST' ? 'QUEUED' : 'PROCESSING',
        status_url: `https://api.segmind.com/v2/requests/${id}/status`,
        response_url: `https://api.segmind.com/v2/requests/${id}`,
        metrics: { queue_time: 0.23, remaining_credits: 42.83 },
      })
      outgoing
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body)
    })
  })
  return { server, count: () => ({ answered, hanging }) }
}
