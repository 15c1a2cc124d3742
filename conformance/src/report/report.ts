import type { RunVerdict, Totals } from '../verdict/run-verdict.ts'
import type { Verdict } from '../verdict/requirement-verdict.ts'

export type ReportedExchange = {
  number: number
  operation_id: string | null
  curl: string
  status: number
  headers: Record<string, string>
  /** The answer's text, cut where it is long. */
  body: string
  duration_ms: number
}

export type ReportedFailure = {
  promise: string
  wanted: string
  actual: string
  /** The exchange that showed it, by its number. */
  exchange: number | null
}

export type ReportedCheck = {
  id: string
  requirements: readonly string[]
  verdict: string
  reason: string | null
  blamed: string | null
  judged: number
  duration_ms: number
  failure: ReportedFailure | null
  /** A shell script of the smallest failure that a property was shrunk to. */
  script: string | null
  /** Kept for checks that did not pass. */
  exchanges: readonly ReportedExchange[]
}

export type ReportedRequirement = {
  id: string
  area: string
  level: string
  profile: string
  text: string
  verdict: Verdict
  reason: string | null
  checks: readonly string[]
}

export type ReportedViolation = {
  operation: string
  status: number
  kind: string
  at: string
  detail: string
  requirement: string | null
  count: number
  exchange: ReportedExchange
}

export type Coverage = {
  requirements: { judged: number; unobservable: number; total: number }
  operations: readonly { operation_id: string; method: string; path: string; answers: number }[]
  statuses: readonly { operation_id: string; status: number; answers: number }[]
}

/** The whole result of a run as it is written to `report.json` (see report.schema.json). */
export type Report = {
  format: 'valora-conformance-report/1'
  tool: { name: string; version: string }
  run: { url: string; started_at: string; duration_ms: number; seed: number; requests: number }
  selection: Record<string, readonly string[]>
  contract_version: string
  implementation: { name: string; version: string } | null
  profiles: readonly string[]
  verdict: RunVerdict
  exit_code: number
  summary: string
  fault: string | null
  totals: Record<'MUST' | 'SHOULD' | 'MAY', Totals>
  areas: readonly { area: string; title: string; totals: Totals }[]
  causes: readonly { blamed: string; checks: number; reason: string }[]
  requirements: readonly ReportedRequirement[]
  checks: readonly ReportedCheck[]
  violations: readonly ReportedViolation[]
  coverage: Coverage
  cleanup: { revoked: number; left: number }
}
