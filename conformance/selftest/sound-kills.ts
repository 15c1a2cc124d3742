import type { Check } from '../src/check.ts'
import type { Kill } from './judge-mutant.ts'
import { shortestCheck } from './shortest-check.ts'

type Checks = readonly Pick<Check, 'id' | 'requirements'>[]

/**
 * What must pass on the engine as it is, if the mutant was killed by its fault: checks, or the
 * requirement itself where every exchange tells of it and no check.
 */
export const proofsOf = (
  { mutant, checks: failed }: Pick<Kill, 'mutant' | 'checks'>, checks: Checks,
): string[] => {
  const blaming = failed.filter((id) =>
    checks.find((check) => check.id === id)?.requirements.includes(mutant.requirement))
  const shortest = shortestCheck(blaming)
  if (shortest !== undefined) return [shortest]
  return failed.length > 0 ? failed : [mutant.requirement]
}

/** The kills, of which one whose proof fails on the engine as it is does not count. */
export const soundKills = (
  kills: readonly Kill[], checks: Checks, { passing }: { passing: ReadonlySet<string> },
): Kill[] =>
  kills.map((kill) => {
    const proofs = proofsOf(kill, checks)
    if (proofs.every((id) => passing.has(id))) return kill
    const reason = `Does not pass on the engine as it is: ${proofs.join(', ')}.`
    return { ...kill, controlled: false, reasons: [...kill.reasons, reason] }
  })
