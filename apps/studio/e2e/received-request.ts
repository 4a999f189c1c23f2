/** What a network sees of one HTTP/1.1 request, or of the beginning of one. */
export interface ReceivedRequest {
  isWhole: boolean
  /** Its Idempotency-Key, when it is a submission. */
  intentId?: string
}

/** Reads the bytes of one request; browsers do not send the next one before its answer. */
export function readRequest(bytes: Buffer): ReceivedRequest {
  const end = headEnd(bytes)
  const head = bytes.toString('latin1', 0, end)
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
  const isSubmission = head.startsWith('POST /api/kling/v2/kling-')
  return {
    isWhole: end > 0 && bytes.length >= end + length,
    intentId: isSubmission ? /^idempotency-key: *(\S+)/im.exec(head)?.[1] : undefined,
  }
}

/** Where the head of an HTTP message ends; 0 when its end is still to come. */
export function headEnd(bytes: Buffer): number {
  const blank = bytes.indexOf('\r\n\r\n')
  return blank < 0 ? 0 : blank + 4
}
