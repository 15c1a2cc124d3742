/** An exact fraction of integers; the denominator is positive. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint }

const gcd = (a: bigint, b: bigint): bigint => {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (right > 0n) [left, right] = [right, left % right]
  return left
}

/** The fraction in lowest terms. */
export const rational = (numerator: bigint, denominator = 1n): Rational => {
  if (denominator === 0n) throw new Error('a fraction needs a denominator other than 0')
  const sign = denominator < 0n ? -1n : 1n
  const divisor = gcd(numerator, denominator) || 1n
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor }
}

export const zero: Rational = rational(0n)

const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?$/

/** Reads a decimal string of the contract (MON 1). */
export const parse = (text: string): Rational => {
  const [, sign = '', whole = '', fraction = ''] = decimalPattern.exec(text) ?? []
  if (whole === '') throw new Error(`"${text}" is not a decimal string`)
  const magnitude = BigInt(whole + fraction)
  return rational(sign === '-' ? -magnitude : magnitude, 10n ** BigInt(fraction.length))
}

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const negate = ({ numerator, denominator }: Rational): Rational =>
  rational(-numerator, denominator)

export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b))

export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator)

export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator)

/** Negative, zero or positive, as a is less than, equal to or greater than b. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = subtract(a, b).numerator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const sum = (terms: readonly Rational[]): Rational => terms.reduce(add, zero)

export const smaller = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b)

export const greater = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b)

/** The smallest integer that is not less. */
export const ceiling = ({ numerator, denominator }: Rational): Rational => {
  const quotient = numerator / denominator
  const exact = quotient * denominator === numerator
  return rational(exact || numerator < 0n ? quotient : quotient + 1n)
}

/** The greatest integer that is not more. */
export const floor = (value: Rational): Rational => negate(ceiling(negate(value)))

export const isPositive = ({ numerator }: Rational): boolean => numerator > 0n

export const isZero = ({ numerator }: Rational): boolean => numerator === 0n
