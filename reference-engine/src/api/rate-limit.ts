import { RefusalForNow } from './refusals.ts'

type Bucket = { tokens: number; at: number }

type Options = {
  readonly requestsPerSecond: number
  /** A clock that never steps back. */
  readonly monotonicSeconds: () => number
}

const bucketsMax = 10_000

/**
 * Lets each key send so many requests in a second and refuses the rest with 429 until its bucket
 * has filled up again. It counts for this process only.
 */
export const rateLimit = ({ requestsPerSecond, monotonicSeconds }: Options) => {
  const buckets = new Map<string, Bucket>()
  return (key: string): void => {
    const now = monotonicSeconds()
    const { tokens, at } = buckets.get(key) ?? { tokens: requestsPerSecond, at: now }
    const filled = Math.min(requestsPerSecond, tokens + (now - at) * requestsPerSecond)
    const left = filled < 1 ? filled : filled - 1
    // The oldest entry is the one that was used least recently, and so is full again.
    buckets.delete(key)
    buckets.set(key, { tokens: left, at: now })
    if (buckets.size > bucketsMax) buckets.delete(buckets.keys().next().value ?? key)
    if (filled < 1) throw new RefusalForNow('rate_limited', (1 - filled) / requestsPerSecond)
  }
}
