import type { Exchange } from '../api/exchange.ts'
import type { Outcome } from '../runner/outcome.ts'
import { curlScript } from './curl-script.ts'
import type { ReportedCheck, ReportedFailure } from './report.ts'
import { cut, reportedExchange } from './reported-exchange.ts'

// The end of a check tells most: what came before can be made again from the seed.
const exchangesMax = 12

const textOf = (value: unknown): string =>
  cut(typeof value === 'string' ? value : JSON.stringify(value, null, 2) ?? 'undefined')

const failureOf = ({ breach }: Outcome): ReportedFailure | null =>
  breach === null ? null : {
    promise: breach.promise,
    wanted: textOf(breach.wanted),
    actual: textOf(breach.actual),
    exchange: breach.exchange?.number ?? null,
  }

const kept = ({ verdict, exchanges, breach }: Outcome): Exchange[] => {
  if (verdict === 'passed') return []
  const last = exchanges.slice(-exchangesMax)
  const shown = breach?.exchange ?? null
  return shown === null || last.includes(shown) ? last : [shown, ...last]
}

const scriptOf = ({ verdict, exchanges, shown_from }: Outcome): string | null =>
  verdict === 'passed' || shown_from === undefined ? null : curlScript(exchanges, shown_from)

export const reportedCheck = (outcome: Outcome): ReportedCheck => ({
  id: outcome.check.id,
  requirements: outcome.check.requirements,
  verdict: outcome.verdict,
  reason: outcome.reason,
  blamed: outcome.blamed,
  judged: outcome.judged,
  duration_ms: Math.round(outcome.duration_ms),
  failure: failureOf(outcome),
  script: scriptOf(outcome),
  exchanges: kept(outcome).map(reportedExchange),
})
