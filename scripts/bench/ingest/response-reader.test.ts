import { expect, test } from 'vitest'
import { countIn, responseReader, type Answer } from './response-reader.ts'

const answered = (head: string, body: string): Buffer =>
  Buffer.from(`HTTP/1.1 ${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)

const readBy = (bytes: number, sent: Buffer): string[] => {
  const read = responseReader()
  const answers: Answer[] = []
  for (let from = 0; from < sent.length; from += bytes) {
    const answer = read(sent.subarray(from, from + bytes))
    if (answer !== undefined) answers.push(answer)
  }
  return answers.map(({ status, retryAfter, body }) => `${status} ${retryAfter} ${body.toString()}`)
}

test.each([
  [1, 'a byte at a time'], [7, 'the head in parts'], [1000, 'all at once'],
])('answers cut into %d bytes are read whole: %s', (bytes) => {
  expect(readBy(bytes, answered('200 OK', '{"ok":"yes"}'))).toEqual(['200 undefined {"ok":"yes"}'])
  const refused = answered('503 Service Unavailable\r\nRetry-After: 1', 'full')
  expect(readBy(bytes, refused)).toEqual(['503 1 full'])
})

test('a connection is read answer after answer', () => {
  const read = responseReader()
  expect(read(answered('200 OK', 'one'))?.body.toString()).toBe('one')
  expect(read(answered('200 OK', ''))?.body.toString()).toBe('')
  expect(read(answered('404 Not Found', 'two'))?.status).toBe(404)
})

test('an answer that cannot be read is a defect of the bench', () => {
  const read = responseReader()
  expect(() => read(Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')))
    .toThrow('without a length')
  expect(() => responseReader()(Buffer.concat([answered('200 OK', 'one'), Buffer.from('x')])))
    .toThrow('more was answered')
})

test('a text is counted as often as it stands', () => {
  expect(countIn(Buffer.from('abcabcab'), Buffer.from('abc'))).toBe(2)
  expect(countIn(Buffer.from(''), Buffer.from('abc'))).toBe(0)
})
