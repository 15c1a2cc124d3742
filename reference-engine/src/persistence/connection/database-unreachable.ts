/** The database cannot be used now; the message is one line that is fit for a terminal. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable'

  static at(place: string, cause: unknown): DatabaseUnreachable {
    return new DatabaseUnreachable(`cannot use the database at ${place}: ${reason(cause)}`, {
      cause
    })
  }
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection was closed',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the host name cannot be resolved now',
  ETIMEDOUT: 'no answer in time',
  EACCES: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'not a directory',
  '28P01': 'the password was refused',
  '28000': 'the user was refused',
  '3D000': 'no such database',
  '53300': 'it has no connection left',
  '57P03': 'it is starting or stopping'
}

const reason = (cause: unknown): string => {
  const code = errorCode(cause)
  const message = cause instanceof Error ? cause.message : String(cause)
  return (code && reasons[code]) ?? (message.split('\n')[0] || 'unknown reason')
}

/** The SQLSTATE or system error code an error of either driver carries. */
export const errorCode = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

// A server that is reached by its socket takes that away while it is down.
const lost = /^(08...|57P0[123]|53300|ECONN.*|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE)$/
const lostMessages =
  /Connection terminated|timeout exceeded when trying to connect|is closed|is not queryable/

/** Whether the error says that the database went away, rather than that a statement is wrong. */
export const meansUnreachable = (error: unknown): boolean => {
  const code = errorCode(error)
  if (code !== undefined) return lost.test(code)
  return error instanceof Error && lostMessages.test(error.message)
}
