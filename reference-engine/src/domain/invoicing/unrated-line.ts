import { emptyChecksum } from '../metering/checksum.ts'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Currency } from '../money/currency.ts'
import { shareAmount } from '../pricing/rating-step.ts'
import type { RatingStep } from '../pricing/rating-step.ts'
import type { InvoiceLine } from './invoice-line.ts'

type Terms = {
  readonly currency: Currency
  /** What the amount is made of. */
  readonly steps: readonly RatingStep[]
}

/** The derivation of a line that rates nothing: one unit, without usage, made of steps. */
export const unratedLine = ({ currency, steps }: Terms) => {
  const amountUnrounded = Decimal.sum(steps.map((step) => step.amountUnrounded))
  const amount = Money.round(amountUnrounded, currency)
  return {
    quantity: Decimal.one,
    ratedQuantity: Decimal.one,
    eventCount: 0,
    eventChecksum: emptyChecksum,
    steps: shareAmount(steps, amount),
    amountUnrounded,
    amount,
    roundingResidue: amountUnrounded.minus(amount.amount),
  } satisfies Partial<InvoiceLine>
}
