/** One line of the file without its line feed. */
export type Line = {
  /** From 1. */
  readonly number: number
  /** Where it begins, and where the next one does. */
  readonly start: number
  readonly end: number
  /** Of a line that is too long only its beginning. */
  readonly bytes: Buffer
  readonly tooLong: boolean
}

export type LineSplitter = {
  /** The lines that end within these bytes. */
  readonly push: (chunk: Buffer) => Line[]
  /** The last line, where no line feed ends it. */
  readonly end: () => Line[]
}

type Start = {
  readonly offset: number
  /** How many lines stand before the offset. */
  readonly lines: number
  /** Of a longer line only a piece is kept, so that memory stays bounded. */
  readonly longest_bytes: number
}

const line_feed = 0x0a
const kept_bytes = 1024

/** Cuts a stream of bytes into lines; a line may come in any number of pieces. */
export const createLineSplitter = (
  { offset, lines, longest_bytes }: Start,
): LineSplitter => {
  let [start, number] = [offset, lines]
  let pieces: Buffer[] = []
  let length = 0
  const take = (piece: Buffer): void => {
    length += piece.length
    if (length <= longest_bytes) pieces.push(piece)
    else pieces = [Buffer.from(Buffer.concat([...pieces, piece]).subarray(0, kept_bytes))]
  }
  const finish = (feed: 0 | 1): Line => {
    const [first, ...more] = pieces
    const bytes = first !== undefined && more.length === 0 ? first : Buffer.concat(pieces)
    const end = start + length + feed
    const line = { number: number += 1, start, end, bytes, tooLong: length > longest_bytes }
    start = end
    pieces = []
    length = 0
    return line
  }
  const push = (chunk: Buffer): Line[] => {
    const found: Line[] = []
    let from = 0
    for (let at = chunk.indexOf(line_feed); at >= 0; at = chunk.indexOf(line_feed, from)) {
      take(chunk.subarray(from, at))
      found.push(finish(1))
      from = at + 1
    }
    if (from < chunk.length) take(chunk.subarray(from))
    return found
  }
  return { push, end: () => length === 0 ? [] : [finish(0)] }
}
