import type { RunResult } from '../runner/run.ts'
import { instantOf } from '../shift.ts'
import { exitCodes, totalsOf } from '../verdict/run-verdict.ts'
import type { RequirementVerdict } from '../verdict/requirement-verdict.ts'
import { coverageOf } from './coverage.ts'
import type { Report } from './report.ts'
import { reportedCheck } from './reported-check.ts'
import { reportedExchange } from './reported-exchange.ts'
import { summaryOf } from './summary.ts'

const causesOf = ({ outcomes }: RunResult): Report['causes'] => {
  const causes = new Map<string, { blamed: string; checks: number; reason: string }>()
  for (const { verdict, blamed, reason } of outcomes) {
    if (verdict !== 'inconclusive' || blamed === null) continue
    const cause = causes.get(blamed) ?? { blamed, checks: 0, reason: reason ?? '' }
    causes.set(blamed, { ...cause, checks: cause.checks + 1 })
  }
  return [...causes.values()].sort((a, b) => b.checks - a.checks)
}

const areasOf = ({ contract, requirements }: RunResult): Report['areas'] =>
  [...contract.areas].map(([area, title]) => ({
    area, title, totals: totalsOf(requirements.filter((row) => row.requirement.area === area)),
  }))

const totalsByLevel = (rows: readonly RequirementVerdict[]): Report['totals'] => {
  const ofLevel = (level: string) =>
    totalsOf(rows.filter(({ requirement }) => requirement.level === level))
  return { MUST: ofLevel('MUST'), SHOULD: ofLevel('SHOULD'), MAY: ofLevel('MAY') }
}

const requirementsOf = ({ requirements }: RunResult): Report['requirements'] =>
  requirements.map(({ requirement, verdict, reason, checks }) => {
    const { id, area, level, profile, text } = requirement
    return { id, area, level, profile, text, verdict, reason, checks }
  })

const violationsOf = ({ observation }: RunResult): Report['violations'] =>
  observation.violations.map(({ example, ...violation }) =>
    ({ ...violation, exchange: reportedExchange(example) }))

const verdictOf = (result: RunResult) => {
  const { verdict, requirements, preflight, observation } = result
  const facts = { rows: requirements, fault: preflight.fault }
  const violations = observation.violations.length
  const summary = summaryOf({ verdict, ...facts, violations })
  return { verdict, exit_code: exitCodes[verdict], summary, fault: preflight.fault }
}

const assemble = (result: RunResult, tool: Report['tool']): Report => {
  const { base, started_at_ms, duration_ms, seed, observation, preflight, contract } = result
  const requests = observation.exchanges
  const url = base
  return {
    format: 'valora-conformance-report/1',
    tool,
    run: { url, started_at: instantOf(started_at_ms), duration_ms, seed, requests },
    selection: { ...result.selection },
    contract_version: contract.version,
    implementation: preflight.declaration?.implementation ?? null,
    profiles: preflight.declaration?.profiles ?? [],
    ...verdictOf(result),
    totals: totalsByLevel(result.requirements),
    areas: areasOf(result),
    causes: causesOf(result),
    requirements: requirementsOf(result),
    checks: result.outcomes.map(reportedCheck),
    violations: violationsOf(result),
    coverage: coverageOf(result),
    cleanup: result.cleanup,
  }
}

// Every single text is redacted: inside of a serialized report a secret could be escaped twice.
const redacted = (value: unknown, redact: (text: string) => string): unknown => {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((one) => redacted(one, redact))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value)
    .map(([name, inner]) => [redact(name), redacted(inner, redact)]))
}

/** The report of a run, free of every secret: whatever is rendered is rendered from it. */
export const buildReport = (result: RunResult, tool: Report['tool']): Report =>
  redacted(assemble(result, tool), result.secrets.redact) as Report
