import type { Round } from './work-off.ts'

/** One measurement: the median of its rounds' rates, and every round as it was. */
export type Measure = {
  per_second: number
  p50_ms: number
  p99_ms: number
  rounds: { done: number; elapsed_ms: number; per_second: number }[]
}

/** The smallest value that at least this share of all values does not exceed. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  if (upper === undefined || lower === undefined) throw new Error('nothing was measured')
  return (lower + upper) / 2
}

/** Units in a second. */
export const rate = ({ done, elapsed_ms }: { done: number; elapsed_ms: number }): number => {
  if (!(elapsed_ms > 0)) throw new Error('a round takes time')
  return (done * 1000) / elapsed_ms
}

/** Sums rounds up; latencies are those of all rounds together. */
export const measure = (rounds: readonly Round[]): Measure => {
  const latencies_ms = rounds.flatMap((round) => round.latencies_ms)
  return {
    per_second: median(rounds.map(rate)),
    p50_ms: quantile(latencies_ms, 0.5),
    p99_ms: quantile(latencies_ms, 0.99),
    rounds: rounds.map(({ done, elapsed_ms }) =>
      ({ done, elapsed_ms, per_second: rate({ done, elapsed_ms }) })),
  }
}
