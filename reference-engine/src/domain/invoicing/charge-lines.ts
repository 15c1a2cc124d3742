import { emptyChecksum } from '../metering/checksum.ts'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Price } from '../pricing/price.ts'
import { rate } from '../pricing/rate.ts'
import type { Rated } from '../pricing/rate.ts'
import { shareAmount } from '../pricing/rating-step.ts'
import type { Portion } from '../time/portion.ts'
import { adjustmentLines } from './adjustment-lines.ts'
import type { InvoiceLine } from './invoice-line.ts'
import type { ChargeSource } from './line-source.ts'
import { prorationStep } from './proration-step.ts'

/** A fixed charge, with what the minimum or maximum of its price changes (PRC 6, PRO 2.2). */
export const chargeLines = (source: ChargeSource, price: Price): InvoiceLine[] => {
  const { kind, itemId, period, portion, trial, quantity } = source
  const { minimumAdjustment, maximumAdjustment, total: _, ...whole } = rate(price, { quantity })
  const derivation = portion === undefined ? whole : prorated(whole, portion)
  const line = {
    kind, itemId, price, period, portion, trial,
    ...derivation, quantity, eventCount: 0, eventChecksum: emptyChecksum,
  }
  return [line, ...adjustmentLines(line, { minimumAdjustment, maximumAdjustment })]
}

type Derived = Omit<Rated, 'minimumAdjustment' | 'maximumAdjustment' | 'total'>

/** The whole is rated, with its tiers and discounts, and then cut: not the quantity. */
const prorated = (whole: Derived, portion: Portion): Derived => {
  const steps = [...whole.steps, prorationStep(whole.amountUnrounded, portion)]
  const amountUnrounded = Decimal.sum(steps.map((step) => step.amountUnrounded))
  const amount = Money.round(amountUnrounded, whole.amount.currency)
  return {
    ...whole, steps: shareAmount(steps, amount), amountUnrounded, amount,
    roundingResidue: amountUnrounded.minus(amount.amount),
  }
}
