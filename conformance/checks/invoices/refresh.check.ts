import type { Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { actOn } from '../invoice-actions.ts'
import { draftOf, readInvoice } from '../one-off.ts'
import { sell, use } from '../sold-usage.ts'

const refresh = async (context: CheckContext, invoice: Invoice): Promise<Invoice> => {
  const { body } = context.expect.status(await actOn(context, invoice, 'refresh'), 200)
  context.expect.equal(await readInvoice(context, invoice), body, 'a refreshed draft is stored')
  return body as Invoice
}

const sums = ({ status, subtotal, discount_total, tax_total, total }: Invoice): string[] =>
  [status, subtotal, discount_total, tax_total, total]

export default [
  check({
    id: 'invoices/a-refreshed-draft-has-the-usage-of-now',
    requirement: 'INV-4.3',
    needs: ['invoices', 'usage-ingest'],
    async run(context) {
      const { expect, given } = context
      const shop = await sell(context,
        [{ price: { pricing: { type: 'per_unit', unit_amount: '2' } } }], { grace: 48 })
      await use(context, shop, { events: ['3'] })
      await given.advance(shop.clock, '2026-02-01T06:00:00Z')
      const [draft] = await given.invoices(shop.subscription)
      const { id } = expect.present(draft, 'the period has its draft')
      expect.equal(draft?.total, '6.00', 'the draft has what had arrived')
      await use(context, shop, { events: ['4'] })
      const now = await refresh(context, await readInvoice(context, { id }))
      expect.equal(sums(now), ['draft', '14.00', '0.00', '0.00', '14.00'], 'refreshed it has more')
      expect.equal(now.calculated_at, '2026-02-01T06:00:00Z', 'it says when it was calculated')
      expect.equal((await given.lines(now)).map(({ quantity }) => quantity), ['7'],
        'so has its line')
    },
  }),
  check({
    id: 'invoices/a-refreshed-draft-has-the-coupons-and-taxes-of-now',
    requirement: 'INV-4.3',
    needs: ['customers'],
    async run(context) {
      const { api, expect, given } = context
      const customer = await given.customer()
      const draft = await draftOf(context, { customer, lines: ['100'] })
      expect.equal(sums(draft), ['draft', '100.00', '0.00', '0.00', '100.00'], 'as it is')
      const discount = await given.discount(customer, { percentage: '10' })
      expect.equal(sums(await refresh(context, draft)),
        ['draft', '100.00', '10.00', '0.00', '90.00'], 'a coupon of now is taken off')
      const rate = await given.taxRate('20')
      expect.status(
        await api.patch(`/customers/${customer.id}`, { tax_rate_ids: [rate.id] }), 200)
      expect.equal(sums(await refresh(context, draft)),
        ['draft', '100.00', '10.00', '18.00', '108.00'], 'a tax of now is added')
      const path = `/customers/${customer.id}/discounts/${discount.id}`
      expect.status(await api.send({ method: 'DELETE', path }), 200)
      expect.equal(sums(await refresh(context, draft)),
        ['draft', '100.00', '0.00', '20.00', '120.00'], 'a removed coupon is no more')
    },
  }),
]
