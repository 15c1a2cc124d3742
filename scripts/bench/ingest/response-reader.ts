/** An answer as far as the bench looks at it. */
export type Answer = { status: number; retryAfter: string | undefined; body: Buffer }

const headEnd = Buffer.from('\r\n\r\n')

const lengthOf = (head: string): number => {
  const length = /^content-length: (\d+)$/im.exec(head)?.[1]
  if (length === undefined) throw new Error(`an answer without a length: ${head.slice(0, 200)}`)
  return Number(length)
}

/**
 * Reads the answers of one connection, one at a time, by their length: a full HTTP client would
 * take from the engine the processor time that is to be measured. It answers undefined until the
 * answer is whole.
 */
export const responseReader = (): ((chunk: Buffer) => Answer | undefined) => {
  let chunks: Buffer[] = []
  let received = 0
  let wanted = 0
  let head = ''
  const readHead = (): void => {
    const start = Buffer.concat(chunks)
    const end = start.indexOf(headEnd)
    chunks = [start]
    if (end < 0) return
    head = start.toString('latin1', 0, end)
    wanted = end + headEnd.length + lengthOf(head)
  }
  return (chunk) => {
    chunks.push(chunk)
    received += chunk.length
    if (wanted === 0) readHead()
    if (wanted === 0 || received < wanted) return undefined
    if (received > wanted) throw new Error('more was answered than was asked')
    const body = Buffer.concat(chunks).subarray(head.length + headEnd.length)
    const answer = {
      status: Number(head.slice(9, 12)),
      retryAfter: /^retry-after: (.+)$/im.exec(head)?.[1],
      body,
    }
    chunks = []
    received = wanted = 0
    return answer
  }
}

/** How often a text stands in a body; nothing is parsed. */
export const countIn = (body: Buffer, text: Buffer): number => {
  let count = 0
  for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + text.length)) count += 1
  return count
}
