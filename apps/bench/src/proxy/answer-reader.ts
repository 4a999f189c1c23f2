export interface ReadAnswer {
  status: number
  /** The connection ends with it. */
  isLast: boolean
}

const nothing = Buffer.alloc(0)

/**
 * Finds where answers end in what a connection brings, with a length or in chunks, one at a time. As little as will do: what
 * the client takes of the machine, the servers lack.
 */
export function createAnswerReader(found: (answer: ReadAnswer) => void): (piece: Buffer) => void {
  let held: Buffer = nothing
  return (piece) => {
    held = held.length > 0 ? Buffer.concat([held, piece]) : piece
    const headEnd = held.indexOf('\r\n\r\n')
    if (headEnd < 0) return
    const head = held.toString('latin1', 0, headEnd).toLowerCase()
    const status = Number(head.slice(9, 12))
    if (!hasEnd(head, status, held, headEnd + 4)) return
    held = nothing
    found({ status, isLast: head.includes('\r\nconnection: close') })
  }
}

function hasEnd(head: string, status: number, bytes: Buffer, bodyAt: number): boolean {
  if (head.includes('\r\ntransfer-encoding: chunked'))
    return bytes.toString('latin1', Math.max(bodyAt, bytes.length - 5)) === '0\r\n\r\n'
  const [, length] = /\r\ncontent-length: (\d+)/.exec(head) ?? []
  if (length === undefined && status !== 204) throw new Error('An answer without a length.')
  return bytes.length >= bodyAt + Number(length ?? 0)
}
