import { isUtf8 } from 'node:buffer'
import type { Line } from './line-splitter.ts'
import { rejected, type Rejection } from './rejection.ts'

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/** The JSON text of one event, ready to stand in a batch. */
export type Event = { readonly line: Line; readonly json: Buffer }

export type Judged = 'blank' | Event | Rejection

/**
 * Only a line that is JSON by itself may stand in a batch: half a line would break its siblings,
 * and `{},{}` would be two events. The bytes are sent as they are: numbers stay as written.
 */
export const judgeLine = (line: Line): Judged => {
  const refuse = (code: string, detail: string): Rejection =>
    rejected(line, { pointer: '', code, detail })
  if (line.tooLong) return refuse('payload_too_large', 'The line is larger than a request may be.')
  const marked = line.start === 0 && line.bytes.subarray(0, 3).equals(byteOrderMark)
  const json = marked ? line.bytes.subarray(3) : line.bytes
  if (!isUtf8(json)) return refuse('malformed_json', 'The line is not UTF-8.')
  const text = json.toString('utf8')
  if (text.trim() === '') return 'blank'
  try {
    JSON.parse(text)
    return { line, json }
  } catch (error) {
    return refuse('malformed_json', `${(error as Error).message.split('\n')[0]}.`)
  }
}
