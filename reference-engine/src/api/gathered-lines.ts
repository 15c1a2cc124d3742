type Stream = { write(text: string): unknown }

/**
 * Writes the lines of one turn of the event loop together: a busy server answers many requests in
 * a turn, and a line of its own for each would cost a call of the system each.
 */
export const gatheredLines = (stream: Stream) => {
  let lines = ''
  const flush = (): void => {
    if (lines === '') return
    stream.write(lines)
    lines = ''
  }
  return {
    write: (line: string): void => {
      if (lines === '') setImmediate(flush)
      lines += line
    },
    /** What a process writes out before it ends. */
    flush,
  }
}
