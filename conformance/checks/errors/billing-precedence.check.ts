import type { InvoiceLine } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { askGrant, askNote } from '../credited.ts'
import { askOneOff, billedOf, draftOf } from '../one-off.ts'

const [nobody, nothing] = [`cus_${'0'.repeat(26)}`, `inv_${'0'.repeat(26)}`]

export default check({
  id: 'errors/refusals-of-billing-are-in-order',
  requirement: 'ERR-2.5',
  needs: ['customers'],
  async run(context) {
    const { api, expect, given } = context
    const customer = await given.customer()
    const draft = await draftOf(context, { customer, lines: ['10'] })
    const paid = await billedOf(context, { customer, lines: ['10'] })
    await given.pay(paid)
    const [line] = await given.lines(draft) as [InvoiceLine]
    const pay = async (id: string, body: object) => api.post(`/invoices/${id}/payments`, body)
    const amount = { amount: '1', currency: 'USD' }
    const lines: [InvoiceLine, string][] = [[line, '1']]
    const ladder = [
      ['400 before 404', await pay(nothing, { amount: '0' }), 'invalid_request'],
      ['404 before 422', await askOneOff(context,
        { customer: { id: nobody }, currency: 'QQQ', lines: ['1'] }), 'customer_not_found'],
      ['404 before 422', await askGrant(context,
        { customer: { id: nobody }, currency: 'QQQ', amount: '1' }), 'customer_not_found'],
      ['404 before 422', await pay(nothing, { ...amount, currency: 'EUR' }), 'invoice_not_found'],
      ['422 before 409', await pay(paid.id, amount), 'payment_exceeds_remaining'],
      ['422 before 409', await pay(draft.id, { ...amount, currency: 'EUR' }), 'currency_mismatch'],
      ['422 before 409', await askNote(context, { invoice: draft, currency: 'EUR', lines }),
        'currency_mismatch'],
      ['409', await pay(draft.id, amount), 'invalid_state_transition'],
      ['409', await askNote(context, { invoice: draft, lines }), 'invalid_state_transition'],
    ] as const
    for (const [order, answer, code] of ladder) {
      expect.problem(answer, code)
      expect.that(answer.status >= 400, `the order of refusals holds: ${order}`)
    }
    expect.problem(await askOneOff(context, { customer, currency: 'QQQ', lines: ['1'] }),
      'currency_unknown')
    expect.problem(await askGrant(context, { customer, currency: 'QQQ', amount: '1' }),
      'currency_unknown')
  },
})
