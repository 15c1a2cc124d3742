import { emptyChecksum } from '../metering/checksum.ts'
import { Decimal } from '../money/decimal.ts'
import type { Money } from '../money/money.ts'
import type { Rated } from '../pricing/rate.ts'
import { ratingStep, shareAmount } from '../pricing/rating-step.ts'
import type { InvoiceLine } from './invoice-line.ts'

type Adjusted = Pick<Rated, 'minimumAdjustment' | 'maximumAdjustment'>
type Origin = Pick<InvoiceLine, 'itemId' | 'price' | 'period'>

/**
 * What follows a rated line: a line that adds what its price's minimum asks for, or one that takes
 * off what lies above its maximum (PRC 6). Mostly neither.
 */
export const adjustmentLines = (
  { itemId, price, period }: Origin,
  { minimumAdjustment, maximumAdjustment }: Adjusted,
): InvoiceLine[] => {
  const origin = { itemId, price, period }
  return [
    ...minimumAdjustment.isZero()
      ? [] : [adjustmentLine(origin, { kind: 'minimum', amount: minimumAdjustment })],
    ...maximumAdjustment.isZero()
      ? [] : [adjustmentLine(origin, { kind: 'maximum', amount: maximumAdjustment })],
  ]
}

type Adjustment = { readonly kind: 'minimum' | 'maximum'; readonly amount: Money }

const adjustmentLine = (origin: Origin, { kind, amount }: Adjustment): InvoiceLine => {
  const sign = amount.isNegative() ? Decimal.one.negate() : Decimal.one
  const step = ratingStep({ ref: kind, quantity: sign, unitAmount: amount.amount.times(sign) })
  return {
    ...origin,
    kind,
    quantity: Decimal.one,
    ratedQuantity: Decimal.one,
    eventCount: 0,
    eventChecksum: emptyChecksum,
    steps: shareAmount([step], amount),
    amountUnrounded: amount.amount,
    amount,
    roundingResidue: Decimal.zero,
  }
}
