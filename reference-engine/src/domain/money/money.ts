import { assert } from '../assert.ts'
import type { Currency } from './currency.ts'
import { Decimal } from './decimal.ts'
import type { ExactInteger } from './exact-integer.ts'
import type { Fraction } from './fraction.ts'
import { roundHalfAwayFromZero } from './round-half-away-from-zero.ts'

/**
 * A billed amount: major units with exactly the minor digits of its currency (MON 2, MON 3).
 * What is not rounded yet is a `Decimal`, so the type tells on which side of rounding a value is.
 *
 * @example Money.round(Decimal.parse('12.305'), eur).toString() // '12.31'
 */
export class Money {
  readonly amount: Decimal
  readonly currency: Currency

  private constructor(amount: Decimal, currency: Currency) {
    if (amount.scale > currency.minorDigits) {
      assert(false, `${amount.toString()} is whole minor units`)
    }
    this.amount = amount
    this.currency = currency
  }

  static zero(currency: Currency): Money { return new Money(Decimal.zero, currency) }

  /** The one rounding step of a line (MON 4). */
  static round(value: Decimal | Fraction, currency: Currency): Money {
    return new Money(roundHalfAwayFromZero(value, currency.minorDigits), currency)
  }

  /** An amount that is whole minor units already, such as a price's minimum. */
  static of(amount: Decimal, currency: Currency): Money { return new Money(amount, currency) }

  /** So many minor units. */
  static minor(units: ExactInteger, currency: Currency): Money {
    return new Money(Decimal.scaled(units, currency.minorDigits), currency)
  }

  /** Reads a billed amount, such as a stored one; it is never rounded here. */
  static parse(text: string, currency: Currency): Money {
    return Money.of(Decimal.parse(text), currency)
  }

  /** The total of amounts that are rounded already (MON 5). */
  static sum(amounts: Iterable<Money>, currency: Currency): Money {
    let total = Money.zero(currency)
    for (const amount of amounts) total = total.plus(amount)
    return total
  }

  plus(other: Money): Money {
    assert(other.currency.code === this.currency.code, 'one currency per invoice')
    return other.isZero() ? this : new Money(this.amount.plus(other.amount), this.currency)
  }

  minus(other: Money): Money { return this.plus(other.isZero() ? other : other.negate()) }
  negate(): Money { return new Money(this.amount.negate(), this.currency) }
  isZero(): boolean { return this.amount.isZero() }
  isNegative(): boolean { return this.amount.isNegative() }
  isPositive(): boolean { return this.amount.isPositive() }
  equals(other: Money): boolean {
    return this.currency.code === other.currency.code && this.amount.equals(other.amount)
  }

  /** The wire form: `12.30`, JPY `1230`, KWD `1.230`, and zero is never negative (MON 7). */
  toString(): string { return this.amount.format(this.currency.minorDigits) }
  toJSON(): string { return this.toString() }
}
