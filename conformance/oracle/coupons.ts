import { billed, roundHalfAwayFromZero } from './decimal-text.ts'
import {
  compare, divide, greater, isPositive, isZero, multiply, parse, rational, smaller, subtract, sum,
  zero, type Rational,
} from './rational.ts'
import { shares } from './shares.ts'

/** What the oracle reads of a line when coupons are taken off. */
export type CouponLine = {
  amount: Rational
  /** Whether coupons pass it by: a proration credit, or a line of a trial (DSC 2.7). */
  isExempt: boolean
  /** What final invoices have credited of it already (DSC 2.9). */
  credited?: Rational | undefined
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

/** What a line keeps after a share of a coupon: no less than was credited of it (DSC 2.9). */
const keeping = (left: Rational, share: Rational, credited: Rational): Rational => {
  const wanted = subtract(left, share)
  if (compare(left, zero) < 0) return greater(left, smaller(wanted, credited))
  return smaller(left, greater(wanted, credited))
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
    const asked = couponAmount(terms, base, minorDigits)
    const split = (amount: Rational, of: readonly Rational[]): Rational[] =>
      shares(of.map((part) => divide(multiply(part, amount), sum(of))),
        billed(amount, minorDigits), minorDigits).map(parse)
    const given = split(asked, left).map((share, index) => subtract(left[index] ?? zero,
      keeping(left[index] ?? zero, share, lines[index]?.credited ?? zero)))
    const amount = smaller(asked, sum(given))
    if (isPositive(asked) && !isPositive(amount)) return null
    if (isZero(amount)) return amount
    for (const [index, share] of split(amount, given).entries()) {
      discounts[index] = sum([discounts[index] ?? zero, share])
    }
    return amount
  })
  return { taken, discounts }
}
