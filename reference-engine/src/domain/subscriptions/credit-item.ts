import { isBefore, laterOf } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { unitsIn } from '../time/portion.ts'
import type { Counting } from '../time/portion.ts'
import type { Billed } from './step.ts'
import type { SubscriptionItem } from './subscription.ts'

export type Crediting = {
  readonly at: Instant
  readonly counting: Counting
  /** What was free of charge is not given back. */
  readonly trial: boolean
}

/**
 * Takes back what of an advance charge lies ahead, as a share of what the charge covered
 * (PRO 2.1). From now on the item counts as not charged.
 */
export const creditItem = (
  item: SubscriptionItem,
  { at, counting, trial }: Crediting,
): Billed => {
  const { charge, ...rest } = item
  if (charge === undefined || !isBefore(at, charge.end)) return { item }
  const period = { start: laterOf(at, charge.start), end: charge.end }
  const numerator = unitsIn(period, counting)
  if (trial || numerator === 0) return { item: rest }
  const portion = { numerator, denominator: unitsIn(charge, counting), unit: counting.unit }
  const { id: itemId, priceId } = item
  return {
    item: rest,
    source: { kind: 'proration_credit', itemId, priceId, period, charged: charge, portion },
  }
}
