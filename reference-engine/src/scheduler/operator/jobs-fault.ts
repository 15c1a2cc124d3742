/** Ends the command; the message is one line for a terminal. 2: the command line is wrong. */
export class JobsFault extends Error {
  readonly exitCode: 1 | 2

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.name = 'JobsFault'
    this.exitCode = exitCode
  }
}
