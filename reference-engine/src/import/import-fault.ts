/** 2: the command line is wrong. 3: the import cannot go on. */
export type FaultExitCode = 2 | 3

/** Ends the import; the message is one line for a terminal and holds no secret. */
export class ImportFault extends Error {
  readonly exitCode: FaultExitCode

  constructor(message: string, exitCode: FaultExitCode = 3) {
    super(message)
    this.name = 'ImportFault'
    this.exitCode = exitCode
  }
}

const meanings: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection was reset',
  UND_ERR_SOCKET: 'the connection was closed',
  ENOTFOUND: 'the host cannot be resolved',
  EAI_AGAIN: 'the host cannot be resolved',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  ENOSPC: 'the disk is full',
}

type SystemError = { readonly code?: unknown; readonly cause?: unknown; readonly message?: unknown }

/** Why the system or the network refused, in words; of several causes the innermost. */
export const reasonOf = (error: unknown): string => {
  const { code, cause, message } = (error ?? {}) as SystemError
  if (typeof code === 'string') return meanings[code] ?? code
  if (cause !== undefined) return reasonOf(cause)
  return String(message ?? error).split('\n')[0] ?? ''
}
