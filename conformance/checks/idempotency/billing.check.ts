import type { Coupon, CreditGrant, CreditNote, Invoice, TaxRate } from '@valora/spec/types'
import type { Exchange } from '../../src/api/exchange.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { balancesOf } from '../credited.ts'
import { readInvoice } from '../one-off.ts'

/** Sends a request twice with one key; the second answer is the first one. */
const twice = async <Body>(
  { api, expect }: CheckContext, path: string, body?: unknown,
): Promise<Body> => {
  const key = api.newKey()
  const first = await api.post<Body>(path, body, { key })
  expect.that(first.status < 300, `POST ${path} is served`)
  const replay: Exchange = await api.post(path, body, { key })
  expect.same(replay, first)
  expect.header(replay, 'idempotency-replayed', 'true')
  return first.body
}

const lines = [{ description: 'Work', quantity: '1', unit_amount: '10' }]

export default [
  check({
    id: 'idempotency/a-replay-bills-pays-and-credits-nothing-again',
    requirement: 'IDM-1.1',
    needs: ['customers'],
    async run(context) {
      const { api, expect, given } = context
      const customer_id = (await given.customer()).id
      const of = { customer_id, currency: 'USD' }
      const post = async <Body>(path: string, body?: unknown) => twice<Body>(context, path, body)
      const rate = await post<TaxRate>('/tax-rates',
        { name: 'Tax', percentage: '10', inclusive: false })
      const { id } = await post<Invoice>('/invoices', { ...of, lines, tax_rate_ids: [rate.id] })
      await post(`/invoices/${id}/lines`, { ...lines[0], currency: 'USD' })
      await post(`/invoices/${id}/refresh`)
      const coupon = await post<Coupon>('/coupons',
        { name: 'Coupon', percentage: '50', duration: 'once' })
      await post(`/customers/${customer_id}/discounts`, { coupon_id: coupon.id })
      const grant = await post<CreditGrant>('/credit-grants', { ...of, amount: '1' })
      const billed = await post<Invoice>(`/invoices/${id}/finalize`)
      expect.equal([billed.subtotal, billed.discount_total, billed.total, billed.amount_due],
        ['20.00', '10.00', '11.00', '10.00'], 'each of them acted once')
      await post(`/invoices/${id}/payments`, { amount: '4', currency: 'USD' })
      await post(`/invoices/${id}/mark-uncollectible`)
      const [line] = await given.lines({ id })
      const note = { invoice_id: id, currency: 'USD', reason: 'other',
        lines: [{ line_id: line?.id, amount: '2' }] }
      await post('/credit-notes/preview', note)
      const { id: note_id } = await post<CreditNote>('/credit-notes', note)
      const { amount_paid, amount_credited } = await readInvoice(context, { id })
      expect.equal([amount_paid, amount_credited], ['4.00', '2.20'], 'and was counted once')
      await post(`/credit-notes/${note_id}/void`)
      await post(`/invoices/${id}/verification`)
      await post(`/credit-grants/${grant.id}/void`)
      for (const path of [`/coupons/${coupon.id}`, `/tax-rates/${rate.id}`]) {
        await post(`${path}/archive`)
      }
      const counts = await Promise.all(['/invoices', '/credit-notes', '/credit-grants',
        '/tax-rates', '/coupons'].map(async (path) => (await api.all(path)).length))
      expect.equal(counts, [1, 1, 1, 1, 1], 'one of each was made')
      expect.equal(await balancesOf(context, { id: customer_id }), { USD: ['0.00', '0.00'] },
        'the ledger counts once')
    },
  }),
  check({
    id: 'idempotency/a-replay-regenerates-nothing-again',
    requirement: 'IDM-1.1',
    needs: ['customers'],
    async run(context) {
      const { api, expect, given } = context
      const customer_id = (await given.customer()).id
      const { id } = await twice<Invoice>(context, '/invoices',
        { customer_id, currency: 'USD', lines })
      await twice(context, `/invoices/${id}/finalize`)
      const next = await twice<Invoice>(context, `/invoices/${id}/regenerate`)
      await twice(context, `/invoices/${next.id}/finalize`)
      await twice(context, `/invoices/${next.id}/void`)
      expect.equal((await api.all<Invoice>('/invoices')).map((one) => one.status),
        ['void', 'void'], 'there is one replacement')
    },
  }),
  check({
    id: 'idempotency/a-replay-changes-a-subscription-once',
    requirement: 'IDM-1.1',
    needs: ['subscriptions'],
    async run(context) {
      const { api, expect, given } = context
      const { plan, subscription } = await given.billing()
      const path = `/subscriptions/${subscription.id}`
      const change = { effective: 'period_end', plan_id: plan.id }
      await twice(context, `${path}/changes/preview`, change)
      await twice(context, `${path}/changes`, change)
      expect.equal((await api.all(`${path}/changes`)).length, 1, 'one change is scheduled')
      await twice(context, `${path}/pause`, {})
      await twice(context, `${path}/resume`, {})
      await twice(context, `${path}/cancel`, { mode: 'period_end' })
      await twice(context, `${path}/uncancel`)
    },
  }),
]
