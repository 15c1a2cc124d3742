import type { Check } from '../src/check.ts'
import type { Contract } from '../src/contract/contract.ts'
import { run, type RunResult } from '../src/runner/run.ts'
import { everything, type Selection } from '../src/runner/select.ts'
import { platformKey } from './engine-process.ts'
import type { Mutant } from './mutant.ts'

/** What the suite made of a mutant. */
export type Kill = {
  mutant: Mutant
  /** Requirements that were seen failing. */
  failed: string[]
  /** Checks that failed. */
  checks: string[]
  /** What each of them said. */
  reasons: string[]
  /** A check that has nothing to do with the fault passes, so the engine as such does run. */
  controlled: boolean
  duration_ms: number
}

/** The named requirement fails while a control passes. */
export const isKilled = ({ mutant, failed, controlled }: Kill): boolean =>
  controlled && failed.includes(mutant.requirement)

// Three requirements that no single fault breaks at once.
const controls = ['VER-3.1', 'ERR-2.1', 'RES-1.4']

export type SuiteParts = {
  contract: Contract
  checks: readonly Check[]
  /** All checks, not only those of the mutant's requirement and the controls. */
  full?: boolean
  /** Checks that are known to find a mutant: then it is judged by nothing else. */
  killers?: ReadonlyMap<string, string>
}

const selectionFor = (
  { name, requirement }: Mutant, { full = false, killers = new Map() }: SuiteParts,
): Selection => {
  if (full) return everything
  const killer = killers.get(name)
  if (killer === undefined) return { ...everything, only: [...controls, requirement] }
  const control = controls.find((id) => id !== requirement) ?? ''
  return { ...everything, only: [control, killer] }
}

const killOf = (mutant: Mutant, { requirements, outcomes, duration_ms }: RunResult): Kill => {
  const withVerdict = (verdict: string): string[] =>
    requirements.filter((row) => row.verdict === verdict).map(({ requirement }) => requirement.id)
  const passed = withVerdict('passed')
  const failed = outcomes.filter(({ verdict }) => verdict === 'failed')
  return {
    mutant,
    failed: withVerdict('failed'),
    checks: failed.map(({ check }) => check.id),
    reasons: failed.map(({ check, reason }) => `${check.id}: ${reason ?? ''}`),
    controlled: controls.some((id) => id !== mutant.requirement && passed.includes(id)),
    duration_ms,
  }
}

const runOn = async (
  url: string, { contract, checks }: SuiteParts, { selection }: { selection: Selection },
): Promise<RunResult> =>
  run({
    base: `${url}/v1`, platformKey, contract, checks, seed: 7, clock: () => Date.now(),
    selection, request_timeout_ms: 30_000,
  })

/** Judges the mutant that runs at this URL. */
export const judgeMutant = async (
  mutant: Mutant, url: string, { parts }: { parts: SuiteParts },
): Promise<Kill> =>
  killOf(mutant, await runOn(url, parts, { selection: selectionFor(mutant, parts) }))

/** Which of these checks and requirements pass on the engine that runs at this URL. */
export const passingChecks = async (
  only: readonly string[], url: string, { parts }: { parts: SuiteParts },
): Promise<Set<string>> => {
  if (only.length === 0) return new Set()
  const { outcomes, requirements } =
    await runOn(url, parts, { selection: { ...everything, only } })
  return new Set([
    ...outcomes.filter(({ verdict }) => verdict === 'passed').map(({ check }) => check.id),
    ...requirements.filter(({ verdict }) => verdict === 'passed')
      .map(({ requirement }) => requirement.id),
  ])
}
