import type { Check } from '../src/check.ts'
import type { Contract } from '../src/contract/contract.ts'
import { run, type RunResult } from '../src/runner/run.ts'
import { everything, type Selection } from '../src/runner/select.ts'
import { startEngineProcess, platformKey } from './engine-process.ts'
import type { EngineDatabases } from './engine-databases.ts'
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

const selectionFor = (mutant: Mutant, { full = false, killer }: SuiteParts): Selection => {
  if (full) return everything
  if (killer === undefined) return { ...everything, only: [...controls, mutant.requirement] }
  const control = controls.find((id) => id !== mutant.requirement) ?? ''
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

export type SuiteParts = {
  contract: Contract
  checks: readonly Check[]
  databases: EngineDatabases
  /** All checks, not only those of the mutant's requirement and the controls. */
  full?: boolean
  /** A check that is known to find the mutant: then it is judged by nothing else. */
  killer?: string | undefined
}

/** Starts the mutant on a database of its own, judges it and stops it. */
export const judgeMutant = async (
  mutant: Mutant, parts: SuiteParts,
): Promise<Kill> => {
  const { contract, checks, databases } = parts
  const empty = mutant.file.includes('/migrations/')
  const databaseUrl = await databases.create({ empty })
  const engine = await startEngineProcess({ mutant, databaseUrl })
  try {
    const result = await run({
      base: `${engine.url}/v1`, platformKey, contract, checks, seed: 7,
      clock: () => Date.now(), selection: selectionFor(mutant, parts), request_timeout_ms: 30_000,
    })
    return killOf(mutant, result)
  } finally {
    await engine.stop()
  }
}
