import type { CreditBalance, CreditEntry, CreditGrant } from '@valora/spec/types'
import { add, compare, parse, subtract, sum } from '../../oracle/rational.ts'
import type { CheckContext } from '../../src/check.ts'
import type { Player } from './player.ts'

const isSame = (one: string, others: readonly string[]): boolean =>
  compare(parse(one), sum(others.map(parse))) === 0

/** No money comes from nowhere: every figure of an invoice and a grant is the sum of its parts. */
export const judgeBalances = async (
  { api, expect, given }: CheckContext, { customer, subscription }: Player,
): Promise<void> => {
  if (subscription === undefined) return
  for (const { invoice, lines } of await given.billed(subscription)) {
    const { subtotal, discount_total, taxes, total } = invoice
    const { amount_due, amount_paid, amount_remaining } = invoice
    expect.that(isSame(subtotal, lines.map(({ amount }) => amount)), 'lines add up to subtotals')
    expect.that(isSame(discount_total, lines.filter(({ kind }) => kind !== 'trial_discount')
      .map((line) => line.discount_amount)), 'what coupons took off lines adds up')
    const net = subtract(parse(subtotal), parse(discount_total))
    const gross = sum(lines.map(({ net_amount }) => parse(net_amount)))
    expect.that(compare(net, gross) === 0, 'net amounts add up to what coupons left')
    const added = taxes.filter(({ inclusive }) => !inclusive).map(({ amount }) => parse(amount))
    expect.that(compare(parse(total), sum([gross, ...added])) === 0,
      'the total is what coupons left and the taxes that are not inside of it')
    const paid = add(parse(amount_paid), parse(invoice.amount_credited))
    expect.that(invoice.status !== 'finalized'
      || compare(parse(amount_remaining), subtract(parse(amount_due), paid)) === 0,
    'what remains is what is due less what was paid')
  }
  const query = { customer_id: customer.id, limit: 100 }
  const grants = await api.all<CreditGrant>('/credit-grants', { query })
  const entries = await api.all<CreditEntry>(`/customers/${customer.id}/credit-entries`,
    { query: { limit: 100 } })
  for (const { id, remaining } of grants) {
    expect.that(isSame(remaining, entries.filter((entry) => entry.credit_grant_id === id)
      .map(({ amount }) => amount)), 'what is left of a grant is the sum of its entries')
  }
  const { body } = await api.get<CreditBalance>(`/customers/${customer.id}/credit-balance`)
  expect.that(isSame(body.balances[0]?.balance ?? '0', entries.map(({ amount }) => amount)),
    'so is that of the customer')
}
