/** Ends what was started before a signal ends this process. */
export const stopOnSignals = (cleanup: AsyncDisposableStack): void => {
  const stop = (signal: NodeJS.Signals, code: number) => process.once(signal, () => {
    void cleanup.disposeAsync().finally(() => process.exit(128 + code))
  })
  stop('SIGINT', 2)
  stop('SIGTERM', 15)
}
