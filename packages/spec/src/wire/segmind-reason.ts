import { reasonOf } from './answer.ts'
import type { HttpAnswer } from './wire.ts'

// The balance; an IP address, a host's name or port; a file, a line of a stack, the code of a network error.
const inner =
  /^(?=.*\d).*(credit|balance)|(\d+\.){3}|(\w+:){4}|[a-z]\.[a-z]{2}|\w:(\d{3}|:|\\)|\[:|\B\/\w|\b(line \d|at \S+ \(|host=|localhost|traceback|e(conn|notf|ai_))/i

/** What Segmind says went wrong, without addresses; '' where it tells of the account's balance or of Segmind's machines. */
export function segmindReason(answer: HttpAnswer): string {
  const words = reasonOf(answer).replace(/\w+:\/\/[^\s"'<>]+/g, '…')
  return inner.test(words) ? '' : words
}
