import { billed, roundHalfAwayFromZero } from './decimal-text.ts'
import { add, divide, multiply, parse, rational, sum, zero, type Rational } from './rational.ts'
import { shares } from './shares.ts'

export type TaxTerms = { percentage: string; inclusive: boolean }

export type TaxedLine = {
  /** Its amount after coupons; with its inclusive taxes inside. */
  net: Rational
  /** The names of its rates. */
  rates: readonly string[]
}

export type TaxOfRate = {
  rate: string
  taxable: Rational
  amount: Rational
  /** The share of each line, 0 for one without the rate. */
  shares: Rational[]
}

export type Taxed = {
  taxes: TaxOfRate[]
  /** What the taxes add to the total: the exclusive ones (TAX 1.2). */
  added: Rational
}

type Rates = Readonly<Record<string, TaxTerms>>

const hundred = rational(100n)

/** What a line costs without its inclusive taxes, exactly (TAX 1.6). */
const baseOf = ({ net, rates: named }: TaxedLine, rates: Rates): Rational => {
  const inclusive = named.flatMap((name) => {
    const terms = rates[name]
    return terms?.inclusive === true ? [parse(terms.percentage)] : []
  })
  return divide(multiply(net, hundred), add(hundred, sum(inclusive)))
}

/** The taxes of an invoice, each rounded once on the sum of its base (TAX 1.1 to 1.3). */
export const taxed = (lines: readonly TaxedLine[], rates: Rates, minorDigits: number): Taxed => {
  const bases = lines.map((line) => baseOf(line, rates))
  const taxes = Object.entries(rates).flatMap(([rate, { percentage }]): TaxOfRate[] => {
    const own = lines.map(({ rates: named }) => named.includes(rate))
    if (!own.includes(true)) return []
    const parts = bases.map((base, index) => own[index] === true
      ? divide(multiply(base, parse(percentage)), hundred) : zero)
    const taxable = roundHalfAwayFromZero(
      sum(bases.filter((_, index) => own[index] === true)), minorDigits)
    const amount = roundHalfAwayFromZero(sum(parts), minorDigits)
    const split = shares(parts, billed(amount, minorDigits), minorDigits)
    return [{ rate, taxable, amount, shares: split.map(parse) }]
  })
  const added = sum(taxes.filter(({ rate }) => rates[rate]?.inclusive === false)
    .map(({ amount }) => amount))
  return { taxes, added }
}
