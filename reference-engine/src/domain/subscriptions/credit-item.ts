import type { ProrationCreditSource } from '../invoicing/line-source.ts'
import { isBefore, laterOf } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { unitsIn } from '../time/portion.ts'
import type { Counting } from '../time/portion.ts'
import { chargesAhead } from './charges-ahead.ts'
import type { SubscriptionItem } from './subscription.ts'

export type Crediting = {
  readonly at: Instant
  readonly counting: Counting
  /** What was free of charge is not given back. */
  readonly trial: boolean
}

export type Credited =
  { readonly item: SubscriptionItem; readonly credits: readonly ProrationCreditSource[] }

/**
 * Takes back what of advance charges lies ahead, of each as a share of what it covered (PRO 2.1):
 * there are several after a period that moved without settlement, or after a pause without. From
 * now on the item counts as not charged.
 */
export const creditItem = (
  item: SubscriptionItem,
  { at, counting, trial }: Crediting,
): Credited => {
  const { charges, ...rest } = item
  const last = charges?.at(-1)
  if (last === undefined || !isBefore(at, last.end)) return { item, credits: [] }
  if (trial) return { item: rest, credits: [] }
  const { id: itemId, priceId } = item
  const credits = chargesAhead(item, at).flatMap((charged): ProrationCreditSource[] => {
    const period = { start: laterOf(at, charged.start), end: charged.end }
    const numerator = unitsIn(period, counting)
    if (numerator === 0) return []
    const portion = { numerator, denominator: unitsIn(charged, counting), unit: counting.unit }
    return [{ kind: 'proration_credit', itemId, priceId, period, charged, portion }]
  })
  return { item: rest, credits }
}
