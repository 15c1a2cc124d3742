import type { Outcome } from './attempt.ts'
import { ValoraProblem } from './valora-problem.ts'

type Chance = {
  /** How many attempts failed before this one. */
  failed: number
  random: () => number
}

const step_ms = 250
const step_ms_max = 8000

// The engine would answer the same again: it is the stored answer of this very key.
const isReplay = ({ response }: Outcome): boolean =>
  response?.headers.has('Idempotency-Replayed') === true

/**
 * How long to wait before the next attempt, or undefined when another would not help: full jitter
 * under an exponential bound, on top of what `Retry-After` asks.
 */
export const retryWait = (outcome: Outcome, { failed, random }: Chance): number | undefined => {
  const { error } = outcome
  if (error?.retryable !== true || isReplay(outcome)) return undefined
  const asked_ms = error instanceof ValoraProblem ? error.retryAfter_ms ?? 0 : 0
  return asked_ms + random() * Math.min(step_ms_max, step_ms * 2 ** failed)
}
