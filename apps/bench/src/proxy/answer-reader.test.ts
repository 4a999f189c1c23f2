import { expect, it } from 'vitest'
import { createAnswerReader, type ReadAnswer } from './answer-reader.ts'

const read = (...pieces: string[]) => {
  const found: ReadAnswer[] = []
  const take = createAnswerReader((answer) => found.push(answer))
  for (const piece of pieces) take(Buffer.from(piece))
  return found
}

const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody'

it('finds the end of an answer wherever it is torn', () => {
  for (let at = 1; at < whole.length; at++)
    expect(read(whole.slice(0, at), whole.slice(at))).toEqual([{ status: 200, isLast: false }])
})

it('waits for what is missing', () => {
  expect(read(whole.slice(0, -1))).toEqual([])
  expect(read('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n')).toEqual([])
})

it('reads one answer after the other', () => {
  expect(read(whole, whole.replace('200 OK', '404 Not Found'))).toMatchObject([
    { status: 200 },
    { status: 404 },
  ])
})

it('reads chunks, and answers without a body', () => {
  expect(
    read('HTTP/1.1 502 X\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n', '0\r\n\r\n'),
  ).toMatchObject([{ status: 502 }])
  expect(read('HTTP/1.1 204 No Content\r\n\r\n')).toMatchObject([{ status: 204 }])
})

it('knows that a connection ends', () => {
  expect(read('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')).toEqual([
    { status: 200, isLast: true },
  ])
})
