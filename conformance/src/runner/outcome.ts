import type { Exchange } from '../api/exchange.ts'
import type { Check } from '../check.ts'
import type { Violation } from '../contract/violation.ts'
import type { Breach } from '../signals.ts'

export type CheckVerdict = 'passed' | 'failed' | 'inconclusive' | 'inapplicable'

/** What became of one check. */
export type Outcome = {
  check: Check
  verdict: CheckVerdict
  /** Why it did not pass, in one sentence. */
  reason: string | null
  /** What is to blame for an inconclusive check; equal texts are one cause. */
  blamed: string | null
  breach: Breach | null
  violations: readonly Violation[]
  exchanges: readonly Exchange[]
  /** The number of the exchange from which on the smallest failure is shown. */
  shown_from?: number
  /** How many promises it judged. */
  judged: number
  duration_ms: number
}
