import { assert } from '../assert.ts'
import { Money } from '../money/money.ts'

export type Credited = {
  readonly creditsApplied: Money
  readonly amountDue: Money
  /** How far the total is below zero: that becomes balance of the customer (INV 5.2). */
  readonly excess: Money
}

/** What is due of a total once credits have paid their part (INV 5). */
export const amountDue = (
  total: Money,
  credits: readonly { readonly amount: Money }[],
): Credited => {
  const { currency } = total
  const zero = Money.zero(currency)
  const creditsApplied = Money.sum(credits.map(({ amount }) => amount), currency)
  const due = (total.isNegative() ? zero : total).minus(creditsApplied)
  assert(!due.isNegative(), 'credits never go beyond what is due')
  return { creditsApplied, amountDue: due, excess: total.isNegative() ? total.negate() : zero }
}
