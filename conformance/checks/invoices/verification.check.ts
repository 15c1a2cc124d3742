import type { Invoice, InvoiceExplanation, InvoiceVerification } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { voidEvent } from '../corrected.ts'
import { grantOf } from '../credited.ts'
import { actOn } from '../invoice-actions.ts'
import { billedOf, look } from '../one-off.ts'
import { billAt, sell, use } from '../sold-usage.ts'

const verify = async (context: CheckContext, invoice: Invoice): Promise<InvoiceVerification> => {
  const { expect } = context
  const before = await look(context, invoice)
  const { body } = expect.status(await actOn(context, invoice, 'verify'), 200)
  const told = body as InvoiceVerification
  expect.equal(await look(context, invoice), before, 'a verification changes nothing')
  const { calculation_digest }: InvoiceExplanation = before.explanation
  expect.equal([told.invoice_id, told.calculation_digest], [invoice.id, calculation_digest],
    'it names the invoice and what was calculated')
  return told
}

export default [
  check({
    id: 'invoices/what-still-holds-is-identical',
    requirement: 'INV-8.5',
    needs: ['customers'],
    async run(context) {
      const { api, expect, given } = context
      const [customer, rate] = [await given.customer(), await given.taxRate('8.875')]
      await grantOf(context, { customer, amount: '3' })
      const discount = await given.discount(customer, { percentage: '12.5', duration: 'once' })
      const invoice = await billedOf(context,
        { customer, lines: ['10', '-0.335', '7.775'], tax_rate_ids: [rate.id] })
      expect.equal(invoice.credits_applied, '3.00', 'it has coupons, taxes and credits')
      for (const path of [`/coupons/${discount.coupon_id}`, `/tax-rates/${rate.id}`]) {
        expect.status(await api.post(`${path}/archive`), 200)
      }
      for (const status of ['finalized', 'void']) {
        if (status === 'void') await given.void(invoice)
        const { result, recalculated_digest, calculation_digest, differences } =
          await verify(context, invoice)
        expect.equal([result, recalculated_digest, differences],
          ['identical', calculation_digest, []], `what a ${status} invoice stored still gives it`)
      }
    },
  }),
  check({
    id: 'invoices/what-differs-is-told-line-by-line',
    requirement: 'INV-8.5',
    needs: ['invoices', 'usage-ingest'],
    async run(context) {
      const { expect } = context
      const pricing = { type: 'per_unit', unit_amount: '2' } as const
      const shop = await sell(context, [{ price: { pricing } }, { price: { pricing } }],
        { policy: 'adjust_next' })
      await use(context, shop, { at: 0, events: ['3'] })
      const [event] = await use(context, shop, { at: 1, events: ['5', '1'] })
      const { invoice, lines } = await billAt(context, shop, '2026-02-01T00:00:00Z')
      expect.equal(lines.map(({ amount }) => amount), ['6.00', '12.00'], 'both are billed')
      expect.equal((await verify(context, invoice)).result, 'identical', 'nothing has changed yet')
      expect.status(await voidEvent(context, { customer: shop.customer, id: event?.id ?? '' }), 200)
      const { result, differences, recalculated_digest, calculation_digest } =
        await verify(context, invoice)
      expect.equal([result, differences], ['different',
        [{ position: 2, stored_amount: '12.00', recalculated_amount: '2.00' }]],
        'the line whose usage was voided differs, and no other')
      expect.notEqual(recalculated_digest, calculation_digest, 'so does the digest')
    },
  }),
]
