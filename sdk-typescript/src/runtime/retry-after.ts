/**
 * How many milliseconds `Retry-After` asks to wait. A date is read against the server's own
 * `Date` where there is one, so that a wrong clock on this side does no harm.
 */
export const retryAfter = (headers: Headers, now: () => number): number | undefined => {
  const text = headers.get('Retry-After') ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const wait_ms = Date.parse(text) - (Date.parse(headers.get('Date') ?? '') || now())
  return Number.isNaN(wait_ms) ? undefined : Math.max(0, wait_ms)
}
