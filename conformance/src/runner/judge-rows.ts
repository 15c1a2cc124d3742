import type { Check } from '../check.ts'
import type { Contract, Requirement } from '../contract/contract.ts'
import { judgeRequirement, type RequirementVerdict } from '../verdict/requirement-verdict.ts'
import type { Observation } from './observation.ts'
import type { Outcome } from './outcome.ts'
import type { Preflight } from './preflight.ts'

type Evidence = {
  contract: Contract
  /** All checks of the suite, to tell "not selected" from "no check". */
  checks: readonly Check[]
  /** Outcomes of the selected checks. */
  outcomes: readonly Outcome[]
  preflight: Preflight
  observation: Observation
}

const absenceOf = ({ profile }: Requirement, { absences }: Preflight) =>
  absences.find((absence) => absence.profile === profile) ?? null

const violationOf = ({ id }: Requirement, { violations }: Observation): string | null => {
  const found = violations.find(({ requirement }) => requirement === id)
  return found === undefined ? null : `${found.operation}: ${found.detail}`
}

/** The verdict on every requirement of the contract. */
export const judgeRows = (evidence: Evidence): RequirementVerdict[] => {
  const { contract, checks, outcomes, preflight, observation } = evidence
  return contract.requirements.map((requirement) => {
    const judging = ({ requirements }: Pick<Check, 'requirements'>): boolean =>
      requirements.includes(requirement.id)
    return judgeRequirement(requirement, {
      outcomes: outcomes.filter(({ check }) => judging(check))
        .map(({ check, verdict, reason }) => ({ id: check.id, verdict, reason })),
      absence: absenceOf(requirement, preflight),
      violation: violationOf(requirement, observation),
      hasChecks: checks.some(judging),
    })
  })
}
