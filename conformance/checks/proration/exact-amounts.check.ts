import type { InvoiceExplanation } from '@valora/spec/types'
import { check } from '../../src/check.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices']

export default check({
  id: 'proration/endless-amounts-have-36-digits',
  requirement: 'PRO-2.7',
  needs,
  async run({ api, expect, given }) {
    const { clock, prices, subscription } = await given.scene({ offers: {
      seats: { pricing: { type: 'per_unit', unit_amount: '10' }, timing: 'in_advance',
        quantity: '1' } } })
    await given.advance(clock, '2026-01-16T00:00:00Z')
    await given.change(subscription, { effective: 'now',
      items: [{ price_id: prices.seats.id, quantity: '2' }] })
    const last = (await given.billed(subscription)).at(-1)
    const { invoice, lines } = expect.present(last, 'the change is billed')
    const exact = lines.map(({ kind, amount_unrounded, amount }) =>
      `${kind} ${amount_unrounded} ${amount}`)
    // 160/31 = 5.16129032258064516129..., 320/31 = 10.32258064516129032258...
    expect.equal(exact.toSorted(), [
      'proration_charge 10.322580645161290322580645161290322581 10.32',
      'proration_credit -5.16129032258064516129032258064516129 -5.16',
    ], '36 digits at most, without a zero at the end, of which the line is the rounding')
    const { body } = expect.status(
      await api.get<InvoiceExplanation>(`/invoices/${invoice.id}/explanation`), 200)
    expect.equal(body.calculation.lines.map((line) =>
      `${line.kind} ${line.amount_unrounded} ${line.amount}`), exact, 'and so it is explained')
    await given.change(subscription, { effective: 'now',
      items: [{ price_id: prices.seats.id, quantity: '15.5' }] })
    const even = (await given.billed(subscription)).at(-1)?.lines
      .find(({ kind }) => kind === 'proration_charge')
    expect.equal([even?.amount_unrounded, even?.amount], ['80', '80.00'],
      'what terminates is written as it is')
  },
})
