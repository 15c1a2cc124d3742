import type { Currency } from '../money/currency.ts'
import { Decimal } from '../money/decimal.ts'
import { Fraction } from '../money/fraction.ts'
import { largestRemainderOfFractions } from '../money/largest-remainder.ts'
import { Money } from '../money/money.ts'
import type { LineTax } from './invoice-line.ts'

/** A tax by its percentage, in addition to the amounts or inside of them (TAX 1). */
export type InvoiceTaxRate =
  { readonly id: string; readonly percentage: Decimal; readonly inclusive: boolean }

/** The tax of one rate on an invoice. */
export type AppliedTax<R extends InvoiceTaxRate = InvoiceTaxRate> = {
  readonly rate: R
  /** The base, without the taxes that are inside of it. */
  readonly taxableAmount: Money
  readonly amount: Money
}

export type TaxedLine<R extends InvoiceTaxRate> = {
  readonly netAmount: Money
  readonly rates: readonly R[]
}

export type Taxed<R extends InvoiceTaxRate> = {
  readonly applied: readonly AppliedTax<R>[]
  /** The shares of each line, in line order. */
  readonly lineTaxes: readonly (readonly LineTax[])[]
}

/**
 * The taxes of an invoice (TAX 1): for each rate its base over all lines that have it, of which
 * the tax is rounded once and shared out to the lines. No rate is part of another's base.
 */
export const applyTaxes = <R extends InvoiceTaxRate>(
  lines: readonly TaxedLine<R>[],
  currency: Currency,
): Taxed<R> => {
  const lineTaxes: LineTax[][] = lines.map(() => [])
  if (lines.every((line) => line.rates.length === 0)) return { applied: [], lineTaxes }
  const rates = new Map(lines.flatMap((line) => line.rates.map((rate) => [rate.id, rate])))
  const applied = [...rates.values()].map((rate) => {
    const places = lines.flatMap((line, place) => has(line, rate) ? [{ place, line }] : [])
    const bases = places.map(({ line }) => baseOf(line))
    const taxes = bases.map((base) => base.times(hundredthsOf(rate.percentage)))
    const amount = Money.round(sum(taxes), currency)
    const shares = largestRemainderOfFractions(
      taxes, { total: amount.amount, scale: currency.minorDigits })
    for (const [index, { place }] of places.entries()) {
      const share = Money.of(shares[index] ?? Decimal.zero, currency)
      lineTaxes[place]?.push({ rateId: rate.id, amount: share })
    }
    return { rate, taxableAmount: Money.round(sum(bases), currency), amount }
  })
  return { applied, lineTaxes }
}

const has = <R extends InvoiceTaxRate>(line: TaxedLine<R>, { id }: R): boolean =>
  line.rates.some((rate) => rate.id === id)

/** What of a line is left once all taxes inside of it are taken out (TAX 1.6). */
const baseOf = ({ netAmount, rates }: TaxedLine<InvoiceTaxRate>): Fraction => {
  const inside = Decimal.sum(rates.filter(({ inclusive }) => inclusive)
    .map(({ percentage }) => percentage))
  const hundred = Decimal.integer(100)
  return Fraction.ratio(netAmount.amount.times(hundred), hundred.plus(inside))
}

const hundredthsOf = (percentage: Decimal): Fraction =>
  Fraction.ratio(percentage, Decimal.integer(100))

const sum = (fractions: readonly Fraction[]): Fraction =>
  fractions.reduce((total, fraction) => total.plus(fraction), new Fraction(0n, 1n))
