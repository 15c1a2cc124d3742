/** What went wrong, for the exit code: the input, the command line, or the machine. */
export const exitCodes = { failed: 1, usage: 2, missing: 3 } as const

export type FailureKind = keyof typeof exitCodes

/** A fault that the reader can mend. It is printed as it is, without a stack trace. */
export class Failure extends Error {
  readonly kind: FailureKind

  constructor(message: string, kind: FailureKind = 'failed') {
    super(message)
    this.name = 'Failure'
    this.kind = kind
  }
}
