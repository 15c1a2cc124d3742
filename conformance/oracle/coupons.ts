import { billed, roundHalfAwayFromZero } from './decimal-text.ts'
import {
  divide, isPositive, multiply, parse, rational, smaller, subtract, sum, zero, type Rational,
} from './rational.ts'
import { shares } from './shares.ts'

/** What the oracle reads of a line when coupons are taken off. */
export type CouponLine = {
  amount: Rational
  /** Whether coupons pass it by: a proration credit, or a line of a trial (DSC 2.7). */
  isExempt: boolean
}

/** A percentage of what is left, or an amount. */
export type CouponTerms = { percentage: string } | { amount_off: string }

export type Couponed = {
  /** What each coupon took; null where there was nothing to take it from. */
  taken: (Rational | null)[]
  /** What was taken from each line. */
  discounts: Rational[]
}

const couponAmount = (terms: CouponTerms, base: Rational, minorDigits: number): Rational => {
  if ('amount_off' in terms) return smaller(parse(terms.amount_off), base)
  const share = divide(parse(terms.percentage), rational(100n))
  return roundHalfAwayFromZero(multiply(base, share), minorDigits)
}

/** Coupons in their order, each off what the ones before it left of the lines (DSC 2.1, 2.5). */
export const couponed = (
  lines: readonly CouponLine[], coupons: readonly CouponTerms[], minorDigits: number,
): Couponed => {
  const discounts = lines.map(() => zero)
  const taken = coupons.map((terms) => {
    const left = lines.map(({ amount, isExempt }, index) =>
      isExempt ? zero : subtract(amount, discounts[index] ?? zero))
    const base = sum(left)
    if (!isPositive(base)) return null
    const amount = couponAmount(terms, base, minorDigits)
    const parts = left.map((part) => divide(multiply(part, amount), base))
    const split = shares(parts, billed(amount, minorDigits), minorDigits)
    for (const [index, share] of split.entries()) {
      discounts[index] = sum([discounts[index] ?? zero, parse(share)])
    }
    return amount
  })
  return { taken, discounts }
}
