/** Time as the scheduler needs it; tests bring their own. */
export type Timers = {
  /** Seconds on a clock that never jumps. */
  readonly seconds: () => number
  /** Resolves after the pause, or as soon as the signal is aborted. */
  readonly sleep: (pause_ms: number, signal: AbortSignal) => Promise<void>
}

/** The timers of this process; `seconds` is its monotonic clock, which only `main` may read. */
export const processTimers = (seconds: Timers['seconds']): Timers => ({
  seconds,
  sleep: (pause_ms, signal) => new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const wake = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, pause_ms)
    signal.addEventListener('abort', wake)
  }),
})
