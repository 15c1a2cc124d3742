import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import { Decimal } from '../money/decimal.ts'

const hundred = Decimal.integer(100)

/** What contradicts itself in a tax rate: the problem `tax_rate_invalid` (TAX 1). */
export const taxRateFaults = ({ percentage }: { readonly percentage: Decimal }): Fault[] =>
  percentage.greaterThan(hundred) ? [{
    pointer: '/percentage', code: 'percentage_above_hundred',
    detail: 'A tax is 100 percent at most.',
  }] : []

/** Rates that stand twice in one list: each is calculated once (TAX 1.1). */
export const repeatedRateFaults = (ids: readonly string[], pointer: string): Fault[] =>
  ids.flatMap((id, index) => ids.indexOf(id) === index ? [] : [{
    pointer: pointer + pointerTo(index), code: 'tax_rate_repeated',
    detail: 'A tax rate stands once in the list.',
  }])
