import { assert } from '../assert.ts'
import {
  divide, exactInteger, negate, plus, readInteger, tenTo, times, zerosAtEnd,
} from './exact-integer.ts'
import type { ExactInteger } from './exact-integer.ts'

const wireForm = /^-?(0|[1-9]\d*)(\.\d+)?$/
const negativeZero = /^-0(\.0+)?$/

/** Whether `text` is a decimal as the contract writes it (MON 1, MON 7). */
export const isDecimalText = (text: string): boolean =>
  wireForm.test(text) && !negativeZero.test(text)

/** Whether a quantity or a unit price is within 18 integer and 12 fraction digits (MON 3). */
export const withinLimits = (value: Decimal): boolean =>
  value.integerDigits <= 18 && value.scale <= 12

const someZeros = Array.from({ length: 20 }, (_, count) => '0'.repeat(count))
const zeroDigits = (count: number): string => someZeros[count] ?? '0'.repeat(count)

/**
 * An exact decimal of any size (MON 4). Immutable; knows no currency and no division:
 * where a division appears, take a `Fraction`; where rounding appears, `roundHalfAwayFromZero`.
 *
 * @example Decimal.parse('0.1').plus(Decimal.parse('0.2')).toString() // '0.3'
 */
export class Decimal {
  static readonly zero = new Decimal(0, 0)
  static readonly one = new Decimal(1, 0)

  /** This times 10^`scale`, so that its last digit is no zero behind the point. */
  readonly unscaled: ExactInteger
  /** Fraction digits without trailing zeros: 1 for 12.30. */
  readonly scale: number

  private constructor(unscaled: ExactInteger, scale: number) {
    const zeros = scale === 0 ? 0 : zerosAtEnd(unscaled, scale)
    this.unscaled = zeros === 0 ? unscaled : divide(unscaled, tenTo(zeros)).floor
    this.scale = scale - zeros
  }

  /** Reads the wire form of MON 1, which the contract or `isDecimalText` has checked before. */
  static parse(text: string): Decimal {
    assert(isDecimalText(text), `${text.slice(0, 64)} is a decimal of the wire form`)
    const point = text.indexOf('.')
    const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1)
    return new Decimal(readInteger(digits), point < 0 ? 0 : text.length - point - 1)
  }

  /** A whole number, such as a count. */
  static integer(value: number | bigint): Decimal {
    assert(typeof value === 'bigint' || Number.isSafeInteger(value), 'an integer is exact')
    return new Decimal(exactInteger(BigInt(value)), 0)
  }

  /** `coefficient` / 10^`scale`. */
  static scaled(coefficient: ExactInteger, scale: number): Decimal {
    return new Decimal(
      typeof coefficient === 'number' ? coefficient : exactInteger(coefficient), scale)
  }

  static sum(values: Iterable<Decimal>): Decimal {
    let total = Decimal.zero
    for (const value of values) total = total.plus(value)
    return total
  }

  plus(other: Decimal): Decimal {
    if (other.unscaled === 0) return this
    if (this.unscaled === 0) return other
    const scale = Math.max(this.scale, other.scale)
    return new Decimal(plus(this.unscaledAt(scale), other.unscaledAt(scale)), scale)
  }

  minus(other: Decimal): Decimal {
    return other.unscaled === 0 ? this : this.plus(other.negate())
  }

  times(other: Decimal): Decimal {
    return new Decimal(times(this.unscaled, other.unscaled), this.scale + other.scale)
  }

  negate(): Decimal { return new Decimal(negate(this.unscaled), this.scale) }

  /** -1, 0 or 1 as this is below, equal to or above `other`. */
  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.scale, other.scale)
    const [one, two] = [this.unscaledAt(scale), other.unscaledAt(scale)]
    return one < two ? -1 : one > two ? 1 : 0
  }

  equals(other: Decimal): boolean {
    return this.unscaled === other.unscaled && this.scale === other.scale
  }

  lessThan(other: Decimal): boolean { return this.compare(other) < 0 }
  greaterThan(other: Decimal): boolean { return this.compare(other) > 0 }
  min(other: Decimal): Decimal { return other.lessThan(this) ? other : this }
  max(other: Decimal): Decimal { return other.greaterThan(this) ? other : this }
  isZero(): boolean { return this.unscaled === 0 }
  isNegative(): boolean { return this.unscaled < 0 }
  isPositive(): boolean { return this.unscaled > 0 }

  /** Digits before the point; 1 for anything below one. */
  get integerDigits(): number { return /\d+/.exec(this.toString())?.[0].length ?? 0 }

  /** This times 10^`scale`, which must be whole. */
  coefficient(scale: number): bigint { return BigInt(this.unscaledAt(scale)) }

  /** The same in the form that is quick to calculate with. */
  unscaledAt(scale: number): ExactInteger {
    if (scale === this.scale) return this.unscaled
    // No text is made for an assertion that holds: this is the innermost loop of all billing.
    if (this.scale > scale) assert(false, `${this.toString()} has at most ${scale} fraction digits`)
    return times(this.unscaled, tenTo(scale - this.scale))
  }

  /** Exactly `digits` fraction digits; formatting never rounds, so more of them is a defect. */
  format(digits: number): string {
    const text = this.toString()
    if (digits === this.scale) return text
    if (this.scale > digits) assert(false, `${text} has at most ${digits} fraction digits`)
    return `${text}${this.scale === 0 ? '.' : ''}${zeroDigits(digits - this.scale)}`
  }

  /** The shortest wire form: no exponent, no trailing zeros. */
  toString(): string {
    if (this.scale === 0) return String(this.unscaled)
    if (this.unscaled < 0) return `-${this.negate().toString()}`
    const digits = String(this.unscaled)
    const point = digits.length - this.scale
    return point > 0
      ? `${digits.slice(0, point)}.${digits.slice(point)}` : `0.${zeroDigits(-point)}${digits}`
  }

  toJSON(): string { return this.toString() }

  /** Refuses `a < b` and `a + b`: they would go through floats. */
  valueOf(): never { throw new TypeError('Decimal: use compare, plus, minus, times') }
}
