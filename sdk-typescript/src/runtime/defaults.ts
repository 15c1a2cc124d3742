/** Timers hold 31 bits and Node takes whole milliseconds only. */
export const timerSpan = (span_ms: number): number => Math.min(Math.ceil(span_ms), 2 ** 31 - 1)

/**
 * What the SDK takes from its surroundings unless the caller gives it. This file alone reads the
 * clock, randomness and timers.
 */
export const defaults = {
  fetch: (request: Request): Promise<Response> => globalThis.fetch(request),
  now: (): number => Date.now(),
  random: (): number => Math.random(),
  newIdempotencyKey: (): string => crypto.randomUUID(),
  sleep: (wait_ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, timerSpan(wait_ms))
      signal.addEventListener('abort', end)
    }),
  timeout_ms: 30_000,
  retries: 3,
}
