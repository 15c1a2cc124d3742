import type { Check } from '../check.ts'
import type { Outcome } from './outcome.ts'

/** No check was run, because nothing that the target answers would prove anything. */
export const spoilAll = (checks: readonly Check[], fault: string): Outcome[] =>
  checks.map((check) => ({
    check, verdict: 'inconclusive', reason: fault, blamed: 'the target', breach: null,
    violations: [], exchanges: [], judged: 0, duration_ms: 0,
  }))
