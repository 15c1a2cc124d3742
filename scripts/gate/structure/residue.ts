import type { Comparison, Side } from './comparison.ts'
import { rawDifferences } from './raw-differences.ts'

/** Fails closed: a difference that no rule looked at may be anything. */
export const sayResidue = (comparison: Comparison): void => {
  const { documents, sameness } = comparison
  for (const { at, side } of rawDifferences(documents, { sameness })) {
    const sides: Side[] = side === 'both' ? ['base', 'revision'] : [side]
    if (sides.every((one) => comparison.wasLookedAt(one, at))) continue
    comparison.say({
      verdict: 'major', plane: 'wire', id: 'unexplained-difference', where: at,
      why: 'no class rule explains this difference: give it one in scripts/gate',
    })
  }
}
