import { check } from '../../src/check.ts'
import { credit, grantOf } from '../credited.ts'
import { billedOf, draftOf, look } from '../one-off.ts'

export default check({
  id: 'invoices/lines-then-coupons-tax-credits-and-what-is-due',
  requirement: 'INV-5.1',
  needs: ['customers'],
  async run(context) {
    const { expect, given } = context
    const [customer, rate] = [await given.customer(), await given.taxRate('10')]
    const paid = await billedOf(context, { customer, lines: ['20'] })
    await given.pay(paid)
    const note = await credit(context, paid, ['20'])
    const first = await grantOf(context, { customer, amount: '30', priority: 0 })
    const coupon = await given.discount(customer, { percentage: '25', duration: 'once' })
    const terms = { customer, lines: ['60', '40'], tax_rate_ids: [rate.id] }
    const draft = await draftOf(context, terms)
    expect.equal([draft.total, draft.credits, draft.credits_applied, draft.amount_due],
      ['82.50', [], '0.00', '82.50'], 'a draft takes no credit yet')
    const { invoice, lines, explanation } = await look(context, await given.finalize(draft))
    expect.equal(lines.map(({ amount, discount_amount, net_amount, taxes }) =>
      [amount, discount_amount, net_amount, taxes.map((tax) => tax.amount)]),
      [['60.00', '15.00', '45.00', ['4.50']], ['40.00', '10.00', '30.00', ['3.00']]],
      'coupons come off the lines, and tax is on what they leave')
    expect.equal([invoice.subtotal, invoice.discount_total, invoice.tax_total, invoice.total,
      invoice.credits_applied, invoice.amount_due, invoice.amount_remaining],
      ['100.00', '25.00', '7.50', '82.50', '50.00', '32.50', '32.50'],
      'lines, coupons, tax, credits, what is due')
    expect.equal(invoice.discounts.map(({ discount_id, coupon_id, percentage, amount }) =>
      [discount_id, coupon_id, percentage, amount]),
      [[coupon.id, coupon.coupon_id, '25', '25.00']], 'the coupon is listed')
    expect.equal(invoice.taxes, [{ tax_rate_id: rate.id, name: rate.name, percentage: '10',
      inclusive: false, taxable_amount: '75.00', amount: '7.50' }], 'the tax is listed')
    expect.equal(invoice.credits, [
      { credit_grant_id: note.credit_grant_id, origin: 'credit_note', amount: '20.00' },
      { credit_grant_id: first.id, origin: 'manual', amount: '30.00' },
    ], 'the balance of credit notes goes before any grant')
    const { calculation } = explanation
    expect.equal([calculation.subtotal, calculation.discounts, calculation.taxes, calculation.total,
      calculation.credits, calculation.amount_due],
      ['100.00', [{ percentage: '25', amount_off: null, amount: '25.00' }],
        [{ percentage: '10', inclusive: false, taxable_amount: '75.00', amount: '7.50' }], '82.50',
        [{ origin: 'credit_note', amount: '20.00' }, { origin: 'manual', amount: '30.00' }],
        '32.50'], 'each applied step is in the calculation')
  },
})
