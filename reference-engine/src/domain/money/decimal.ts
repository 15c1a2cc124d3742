import Big from 'big.js'
import { assert } from '../assert.ts'

// An own constructor, so that strict mode (no JavaScript number gets in) is nobody else's setting.
const Exact = Big()
Exact.strict = true

const wireForm = /^-?(0|[1-9]\d*)(\.\d+)?$/
const negativeZero = /^-0(\.0+)?$/

/** Whether `text` is a decimal as the contract writes it (MON 1, MON 7). */
export const isDecimalText = (text: string): boolean =>
  wireForm.test(text) && !negativeZero.test(text)

/** Whether a quantity or a unit price is within 18 integer and 12 fraction digits (MON 3). */
export const withinLimits = (value: Decimal): boolean =>
  value.integerDigits <= 18 && value.scale <= 12

/**
 * An exact decimal of any size (MON 4). Immutable; knows no currency and no division:
 * where a division appears, take a `Fraction`; where rounding appears, `roundHalfAwayFromZero`.
 *
 * @example Decimal.parse('0.1').plus(Decimal.parse('0.2')).toString() // '0.3'
 */
export class Decimal {
  static readonly zero = new Decimal(new Exact('0'))
  static readonly one = new Decimal(new Exact('1'))

  private readonly big: Big

  private constructor(big: Big) {
    // big.js keeps the sign of zero; the contract knows one zero only (MON 7).
    this.big = big.eq('0') ? new Exact('0') : big
  }

  /** Reads the wire form of MON 1, which the contract or `isDecimalText` has checked before. */
  static parse(text: string): Decimal {
    assert(isDecimalText(text), `${text.slice(0, 64)} is a decimal of the wire form`)
    return new Decimal(new Exact(text))
  }

  /** A whole number, such as a count. */
  static integer(value: number | bigint): Decimal {
    assert(typeof value === 'bigint' || Number.isSafeInteger(value), 'an integer is exact')
    return new Decimal(new Exact(BigInt(value)))
  }

  /** `coefficient` / 10^`scale`. */
  static scaled(coefficient: bigint, scale: number): Decimal {
    return new Decimal(new Exact(coefficient).times(new Exact(`1e-${scale}`)))
  }

  static sum(values: Iterable<Decimal>): Decimal {
    let total = Decimal.zero
    for (const value of values) total = total.plus(value)
    return total
  }

  plus(other: Decimal): Decimal { return new Decimal(this.big.plus(other.big)) }
  minus(other: Decimal): Decimal { return new Decimal(this.big.minus(other.big)) }
  times(other: Decimal): Decimal { return new Decimal(this.big.times(other.big)) }
  negate(): Decimal { return new Decimal(this.big.neg()) }

  /** -1, 0 or 1 as this is below, equal to or above `other`. */
  compare(other: Decimal): -1 | 0 | 1 { return this.big.cmp(other.big) }
  equals(other: Decimal): boolean { return this.big.eq(other.big) }
  lessThan(other: Decimal): boolean { return this.big.lt(other.big) }
  greaterThan(other: Decimal): boolean { return this.big.gt(other.big) }
  min(other: Decimal): Decimal { return other.lessThan(this) ? other : this }
  max(other: Decimal): Decimal { return other.greaterThan(this) ? other : this }
  isZero(): boolean { return this.big.eq('0') }
  isNegative(): boolean { return this.big.lt('0') }
  isPositive(): boolean { return this.big.gt('0') }

  /** Fraction digits without trailing zeros: 1 for 12.30. */
  get scale(): number { return this.toString().split('.')[1]?.length ?? 0 }

  /** Digits before the point; 1 for anything below one. */
  get integerDigits(): number { return /\d+/.exec(this.toString())?.[0].length ?? 0 }

  /** This times 10^`scale`, which must be whole. */
  coefficient(scale: number): bigint {
    assert(this.scale <= scale, `${this.toString()} has at most ${scale} fraction digits`)
    return BigInt(this.format(scale).replace('.', ''))
  }

  /** Exactly `digits` fraction digits; formatting never rounds, so more of them is a defect. */
  format(digits: number): string {
    const [whole = '0', fraction = ''] = this.toString().split('.')
    assert(fraction.length <= digits, `${this.toString()} has at most ${digits} fraction digits`)
    return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`
  }

  /** The shortest wire form: no exponent, no trailing zeros. */
  toString(): string { return this.big.toFixed() }
  toJSON(): string { return this.toString() }

  /** Refuses `a < b` and `a + b`: they would go through floats. */
  valueOf(): never { throw new TypeError('Decimal: use compare, plus, minus, times') }
}
