import type { Requirement } from '../contract/contract.ts'
import type { CheckVerdict } from '../runner/outcome.ts'

export type Verdict = CheckVerdict | 'untested'

/** What the run says of one requirement. */
export type RequirementVerdict = {
  requirement: Requirement
  verdict: Verdict
  reason: string | null
  /** The checks that judged it. */
  checks: readonly string[]
  /** Untested for a reason that stands in the contract, so it does not hinder conformance. */
  excused: boolean
}

type Judged = { id: string; verdict: CheckVerdict; reason: string | null }

export type RowEvidence = {
  /** Outcomes of the checks of this row that were selected. */
  outcomes: readonly Judged[]
  /** Null when the profile is declared; else whether its absence was seen. */
  absence: { absent: boolean; detail: string } | null
  /** A violation that breaks this row for every answer. */
  violation: string | null
  /** Whether any check of the suite judges this row. */
  hasChecks: boolean
}

type Core = Pick<RequirementVerdict, 'verdict' | 'reason'> & { excused?: boolean }

const undeclared = (
  { profile }: Requirement, { absent, detail }: { absent: boolean; detail: string },
): Core =>
  absent
    ? { verdict: 'inapplicable', reason: `The profile ${profile} is not declared and absent.` }
    : {
        verdict: 'inconclusive',
        reason: `The profile ${profile} is not declared, yet ${detail.trim()}.`,
      }

const untested = ({ unobservable }: Requirement, { hasChecks }: RowEvidence): Core => {
  const verdict = 'untested'
  if (unobservable !== undefined) return { verdict, reason: unobservable, excused: true }
  return { verdict: 'untested', reason: hasChecks ? 'Not selected.' : 'No check judges it.' }
}

const fromChecks = (outcomes: readonly Judged[]): Core => {
  const worst = (['failed', 'inconclusive'] as const)
    .map((verdict) => outcomes.find((outcome) => outcome.verdict === verdict))
    .find((outcome) => outcome !== undefined)
  if (worst !== undefined) return { verdict: worst.verdict, reason: worst.reason }
  if (outcomes.some(({ verdict }) => verdict === 'passed')) {
    return { verdict: 'passed', reason: null }
  }
  return { verdict: 'untested', reason: outcomes[0]?.reason ?? null }
}

const coreOf = (requirement: Requirement, evidence: RowEvidence): Core => {
  const { outcomes, absence, violation } = evidence
  if (absence !== null) return undeclared(requirement, absence)
  if (violation !== null) return { verdict: 'failed', reason: violation }
  return outcomes.length === 0 ? untested(requirement, evidence) : fromChecks(outcomes)
}

/** The verdict on a requirement: the worst that its checks and all exchanges showed. */
export const judgeRequirement = (
  requirement: Requirement, evidence: RowEvidence,
): RequirementVerdict => {
  const { excused = false, ...core } = coreOf(requirement, evidence)
  const checks = evidence.outcomes.map(({ id }) => id)
  return { requirement, ...core, checks, excused }
}
