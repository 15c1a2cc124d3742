import { messages, protocol } from '@electric-sql/pglite'

/** The messages by which PostgreSQL answers, as far as a statement needs them. */
export type PgliteAnswer = {
  readonly parameterTypes: readonly number[]
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[]
  readonly rows: (string | null)[][]
  /** What was done, as PostgreSQL names it: `SELECT 2`, `COMMIT`. */
  readonly command: string
  /** Whether no transaction is open any more. */
  readonly idle: boolean
}

const code = { row: 0x44, complete: 0x43, ready: 0x5a, bound: 0x32 } as const
const idleStatus = 0x49
const headerLength = 5

/** Reads what came; throws the fault it tells of. What comes with each statement is read here. */
export const readPgliteAnswer = (bytes: Buffer): PgliteAnswer => {
  const answer: Answer = { parameterTypes: [], fields: [], rows: [], command: '', idle: false }
  for (let at = 0, end = 0; at < bytes.length; at = end) {
    const content = at + headerLength
    end = at + 1 + bytes.readInt32BE(at + 1)
    switch (bytes.readUInt8(at)) {
      case code.row: answer.rows.push(readTexts(bytes, content)); break
      case code.complete: answer.command = bytes.toString('latin1', content, end - 1); break
      case code.ready: answer.idle = bytes[content] === idleStatus; break
      case code.bound: break
      default: note(bytes.subarray(at, end), answer)
    }
  }
  if (answer.fault !== undefined) throw answer.fault
  return answer
}

type Answer = { -readonly [Part in keyof PgliteAnswer]: PgliteAnswer[Part] } & { fault?: Error }

const readTexts = (bytes: Buffer, start: number): (string | null)[] => {
  const texts: (string | null)[] = []
  let at = start + 2
  for (let left = bytes.readInt16BE(start); left > 0; left -= 1) {
    const length = bytes.readInt32BE(at)
    at += 4
    texts.push(length < 0 ? null : bytes.toString('utf8', at, at + length))
    at += Math.max(length, 0)
  }
  return texts
}

const note = (bytes: Uint8Array, answer: Answer): void => {
  new protocol.Parser().parse(bytes, (message) => {
    if (message instanceof messages.DatabaseError) answer.fault ??= message
    if (message instanceof messages.RowDescriptionMessage) answer.fields = message.fields
    if (message instanceof messages.ParameterDescriptionMessage) {
      answer.parameterTypes = message.dataTypeIDs
    }
  })
}
