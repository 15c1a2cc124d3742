import { couponed, type CouponTerms } from '../coupons.ts'
import { isZero, subtract, sum, zero, type Rational } from '../rational.ts'
import { taxed, type TaxOfRate } from '../taxes.ts'
import type { BilledLine, ModelLine } from './line.ts'
import { linesOf, type Given } from './lines-of.ts'
import type { Source } from './source.ts'

/** Everything on an invoice but what credits and payments make of its total. */
export type Bill = {
  lines: BilledLine[]
  subtotal: Rational
  /** What each discount took, by its number; one that found nothing to take is not there. */
  discounts: { discount: number; amount: Rational }[]
  taxes: TaxOfRate[]
  total: Rational
}

const isExempt = ({ kind, isTrial }: ModelLine): boolean => kind === 'proration_credit' || isTrial

const netOf = (line: ModelLine, discount: Rational): Rational =>
  line.isTrial ? zero : subtract(line.amount, discount)

export type Terms = {
  discounts: readonly { discount: number; coupon: CouponTerms }[]
  taxRates: readonly string[]
}

/** Lines, then coupons, then taxes (INV 5.1). */
export const billOf = (
  sources: readonly Source[], given: Given, { discounts: usable, taxRates }: Terms,
): Bill => {
  const { minorDigits, tax_rates: sold = {} } = given.catalogue
  const lines = sources.flatMap((source) => linesOf(source, given))
  const { taken, discounts } = couponed(
    lines.map((line) => ({
      amount: line.amount, isExempt: isExempt(line),
      credited: line.charge === null ? zero : given.credited(line.charge),
    })),
    usable.map(({ coupon }) => coupon), minorDigits)
  const nets = lines.map((line, index) => netOf(line, discounts[index] ?? zero))
  const { taxes, added } = taxed(nets.map((net) => ({ net, rates: taxRates })), sold, minorDigits)
  return {
    lines: lines.map((line, index) => ({
      ...line, discount: discounts[index] ?? zero, net: nets[index] ?? zero,
      taxes: taxes.map(({ rate, shares }) => ({ rate, amount: shares[index] ?? zero })),
    })),
    subtotal: sum(lines.map(({ amount }) => amount)),
    discounts: usable.flatMap(({ discount }, index) => {
      const amount = taken[index] ?? null
      return amount === null || isZero(amount) ? [] : [{ discount, amount }]
    }),
    taxes, total: sum([...nets, added]),
  }
}
