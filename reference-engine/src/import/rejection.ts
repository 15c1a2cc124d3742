import type { ProblemFault } from '@valora/spec/types'
import type { Line } from './line-splitter.ts'

/** A line that is not stored, and why; pointers are relative to the event. */
export type Rejection = {
  readonly line: Line
  readonly status: 'rejected' | 'conflict'
  readonly faults: readonly ProblemFault[]
}

export const rejected = (line: Line, ...faults: readonly ProblemFault[]): Rejection =>
  ({ line, status: 'rejected', faults })

/** As a line of the rejects file: the first fault, more where there are, and the line itself. */
export const rejectionRecord = ({ line, status, faults: [first, ...more] }: Rejection): string => {
  const { code = status, pointer = '', detail = '' } = first ?? {}
  const why = { line: line.number, status, code, pointer, detail }
  const record = { ...why, ...(more.length === 0 ? {} : { more }), ...original(line) }
  return `${JSON.stringify(record)}\n`
}

const original = ({ bytes, start, end, tooLong }: Line): object => {
  const text = bytes.toString('utf8')
  if (tooLong) return { offset: start, bytes: end - start, original_start: text }
  // Bytes that are no text would not come back from a text.
  if (!Buffer.from(text).equals(bytes)) return { original_base64: bytes.toString('base64') }
  return { original: text.replace(/\r$/, '') }
}
