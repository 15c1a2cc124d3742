/** What the import knows of the process it runs in. */
export type ImportIo = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** The environment, for the key. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds that only grow. */
  readonly clock: () => number
  /** From 0 to 1, to spread attempts. */
  readonly random: () => number
  /** Ends early, and rejects, when the signal is aborted. */
  readonly sleep: (wait_ms: number, signal: AbortSignal) => Promise<void>
  /** The width of stderr where it is a terminal that can rewrite its line. */
  readonly terminalColumns: () => number | undefined
  readonly openStdin: () => NodeJS.ReadableStream & { destroy(): unknown }
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal
}
