import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Price } from '../pricing/price.ts'
import type { InvoiceLine } from './invoice-line.ts'
import type { ProrationCreditSource } from './line-source.ts'
import { proportion } from './proportion.ts'
import { signedStep } from './signed-step.ts'
import { unratedLine } from './unrated-line.ts'

/** What of a charged line can still be taken back. */
export type ChargedLine = {
  /** Absent where it is only foreseen. */
  readonly lineId: string | undefined
  /** After coupons, before tax. */
  readonly netAmount: Money
  /** What credit notes and earlier proration credits took of it; 0 or more where net is. */
  readonly takenBack: Money
}

type Terms = { readonly price: Price; readonly charged: readonly ChargedLine[] }

/**
 * Takes back for each line that was charged, with what its minimum or maximum changed, the part of
 * what was really billed for it, and never more than is left of that (PRO 2). What comes to
 * nothing has no line.
 */
export const prorationCredits = (
  { itemId, period, portion }: ProrationCreditSource,
  { price, charged }: Terms,
): InvoiceLine[] => charged.flatMap((line) => {
  const { currency } = price
  const { lineId: chargedLineId, netAmount } = line
  const taken = atMost(leftOf(line), proportion(netAmount.amount, portion))
  if (Money.round(taken, currency).isZero()) return []
  const steps = [signedStep('billed', taken.negate())]
  return [{
    kind: 'proration_credit', itemId, price, period, portion, trial: false, chargedLineId,
    ...unratedLine({ currency, steps }),
  }]
})

/** A line below zero, such as a maximum's, is taken back from below. */
const leftOf = ({ netAmount, takenBack }: ChargedLine): Decimal => {
  const { amount: left } = netAmount.minus(takenBack)
  return netAmount.isNegative() ? left.min(Decimal.zero) : left.max(Decimal.zero)
}

const atMost = (left: Decimal, wanted: Decimal): Decimal =>
  wanted.isNegative() ? wanted.max(left) : wanted.min(left)
