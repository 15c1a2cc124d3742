import { assert } from '../assert.ts'
import type { Decimal } from './decimal.ts'

/**
 * An exact ratio, in lowest terms with a positive denominator: what a division gives when nothing
 * may be rounded in between (MON 4).
 *
 * @example Fraction.ratio(Decimal.parse('10'), Decimal.parse('4')).ceil() // 3n
 */
export class Fraction {
  readonly numerator: bigint
  readonly denominator: bigint

  constructor(numerator: bigint, denominator: bigint) {
    assert(denominator !== 0n, 'a denominator is not zero')
    const divisor = greatestCommonDivisor(numerator, denominator)
    const sign = denominator < 0n ? -1n : 1n
    this.numerator = (sign * numerator) / divisor
    this.denominator = (sign * denominator) / divisor
  }

  static of(value: Decimal): Fraction {
    return new Fraction(value.coefficient(value.scale), 10n ** BigInt(value.scale))
  }

  /** `dividend` / `divisor`. */
  static ratio(dividend: Decimal, divisor: Decimal): Fraction {
    const scale = Math.max(dividend.scale, divisor.scale)
    return new Fraction(dividend.coefficient(scale), divisor.coefficient(scale))
  }

  plus({ numerator, denominator }: Fraction): Fraction {
    return new Fraction(this.numerator * denominator + numerator * this.denominator,
      this.denominator * denominator)
  }

  times({ numerator, denominator }: Fraction): Fraction {
    return new Fraction(this.numerator * numerator, this.denominator * denominator)
  }

  negate(): Fraction { return new Fraction(-this.numerator, this.denominator) }

  compare({ numerator, denominator }: Fraction): -1 | 0 | 1 {
    const [left, right] = [this.numerator * denominator, numerator * this.denominator]
    return left < right ? -1 : left > right ? 1 : 0
  }

  equals(other: Fraction): boolean { return this.compare(other) === 0 }

  /** The greatest integer not above this: BigInt division truncates, so negatives step down. */
  floor(): bigint {
    const quotient = this.numerator / this.denominator
    return this.numerator < 0n && this.numerator % this.denominator !== 0n
      ? quotient - 1n
      : quotient
  }

  /** The least integer not below this. */
  ceil(): bigint { return -this.negate().floor() }

  /** `3/4`: how explanations show it. */
  toString(): string { return `${this.numerator}/${this.denominator}` }
}

const greatestCommonDivisor = (one: bigint, other: bigint): bigint => {
  let [larger, smaller] = [one < 0n ? -one : one, other < 0n ? -other : other]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}
