import { roundHalfAwayFromZero } from './decimal-text.ts'
import { fractionOf, type Portion } from './portion.ts'
import { greater, multiply, negate, smaller, subtract, zero, type Rational } from './rational.ts'

export type ProrationCredit = {
  /** What was billed for the charge, after coupons and before tax. */
  net: Rational
  /** What of it was given back already. */
  credited: Rational
  /** How much of the time that it paid lies ahead. */
  portion: Portion
  minorDigits: number
}

/** A share of what was billed, and never more than is left of it (PRO 2.1, PRO 2.3). */
export const prorationCredit = (
  { net, credited, portion, minorDigits }: ProrationCredit,
): Rational => {
  const share = roundHalfAwayFromZero(multiply(net, fractionOf(portion)), minorDigits)
  return negate(greater(smaller(share, subtract(net, credited)), zero))
}
