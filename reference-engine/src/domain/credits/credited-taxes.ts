import { assert } from '../assert.ts'
import { Fraction } from '../money/fraction.ts'
import { Money } from '../money/money.ts'

/** A line's share of the tax of one rate, and what of it credit notes gave back so far. */
export type CreditableTax = {
  readonly taxRateId: string
  readonly inclusive: boolean
  readonly amount: Money
  readonly given: Money
}

export type CreditedTax = {
  readonly taxRateId: string
  readonly inclusive: boolean
  readonly amount: Money
}

type Credited = {
  /** What the line billed; above 0. */
  readonly net: Money
  /** What is credited of it once this note is. */
  readonly after: Money
}

/**
 * The tax that a note gives back of one line. It brings what was given to the share of the tax
 * that belongs to all that is credited: so notes over a whole line give back its whole tax,
 * whatever their parts and their order (CRN 4.2).
 */
export const creditedTaxes = (
  taxes: readonly CreditableTax[],
  { net, after }: Credited,
): CreditedTax[] => {
  assert(net.isPositive(), 'only what was billed is credited')
  const credited = Fraction.ratio(after.amount, net.amount)
  return taxes.map(({ taxRateId, inclusive, amount, given }) => {
    const due = Money.round(Fraction.of(amount.amount).times(credited), amount.currency)
    const rest = due.minus(given)
    // A void note may have left more given than the rest is due: that is never taken back.
    const back = rest.isPositive() ? rest : Money.zero(amount.currency)
    return { taxRateId, inclusive, amount: back }
  })
}
