import { couponed } from '../oracle/coupons.ts'
import { billed } from '../oracle/decimal-text.ts'
import { naturalPeriodAt } from '../oracle/natural-period.ts'
import { portionOf, type ProrationUnit } from '../oracle/portion.ts'
import { parse, subtract, sum, zero, type Rational } from '../oracle/rational.ts'
import { taxed } from '../oracle/taxes.ts'
import type { CouponsCase, StubsCase, TaxesCase } from './billing-cases.ts'
import { digitsOf } from './minor-digits.ts'

const writing = (currency: string) => (amount: Rational): string =>
  billed(amount, digitsOf(currency))

type StubGiven = Pick<StubsCase, 'billing_anchor' | 'time_zone' | 'interval' | 'at' | 'portions'>

/** The natural period that holds the instant, and those portions that a case asks for. */
export const stubWanted = (
  { billing_anchor: anchor, time_zone: zone, interval, at, portions }: StubGiven,
): Pick<StubsCase, 'k' | 'period' | 'portions'> => {
  const { k, start, end } = naturalPeriodAt({ anchor, zone, interval }, at)
  const left = (unit: ProrationUnit) => {
    const { numerator, denominator } = portionOf(
      { unit, zone }, { stretch: { start: at, end }, whole: { start, end } })
    return { numerator, denominator }
  }
  return {
    k, period: { start, end },
    portions: {
      ...portions.day === undefined ? {} : { day: left('day') },
      ...portions.second === undefined ? {} : { second: left('second') },
    },
  }
}

export const couponsWanted = (
  { currency, lines, coupons }: Pick<CouponsCase, 'currency' | 'lines' | 'coupons'>,
): Pick<CouponsCase, 'discounts' | 'discount_amounts' | 'net_amounts' | 'total'> => {
  const write = writing(currency)
  const { taken, discounts } = couponed(lines.map(({ kind, amount, trial, credited_before }) => ({
    amount: parse(amount), isExempt: kind === 'proration_credit' || trial === true,
    credited: parse(credited_before ?? '0'),
  })), coupons, digitsOf(currency))
  const nets = lines.map(({ amount, trial }, index) =>
    trial === true ? zero : subtract(parse(amount), discounts[index] ?? zero))
  return {
    discounts: taken.map((amount) => (amount === null ? null : write(amount))),
    discount_amounts: discounts.map(write), net_amounts: nets.map(write),
    total: write(sum(nets)),
  }
}

export const taxesWanted = (
  { currency, tax_rates, lines }: Pick<TaxesCase, 'currency' | 'tax_rates' | 'lines'>,
): Pick<TaxesCase, 'taxes' | 'total'> => {
  const write = writing(currency)
  const nets = lines.map(({ net_amount, rates }) => ({ net: parse(net_amount), rates }))
  const { taxes, added } = taxed(nets, tax_rates, digitsOf(currency))
  return {
    taxes: taxes.map(({ rate, taxable, amount, shares }) => ({
      rate, taxable_amount: write(taxable), amount: write(amount), shares: shares.map(write),
    })),
    total: write(sum([...nets.map(({ net }) => net), added])),
  }
}
