/** What a command knows of the process it runs in. */
export type Io = {
  out: (text: string) => void
  err: (text: string) => void
  /** The environment, for the platform key. */
  environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  clock: () => number
  /** A seed for a run that was given none. */
  freshSeed: () => number
  /** Whether stderr is a terminal that can rewrite its line. */
  isTerminal: boolean
  /** Aborted when the user interrupts. */
  signal: AbortSignal
}
