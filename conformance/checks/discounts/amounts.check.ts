import type { CouponCreate, Invoice, InvoiceLine } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { billedOf, draftOf } from '../one-off.ts'

const needs = ['customers']

type Row = [
  coupon: Partial<CouponCreate>, lines: string[], shares: string[], total: string, why: string,
]

const rows: Row[] = [
  [{ percentage: '25' }, ['60', '40'], ['15.00', '10.00'], '75.00', 'a percentage of each line'],
  [{ percentage: '10' }, ['0.35', '0.35', '0.35'], ['0.04', '0.04', '0.03'], '0.94',
    '0.105 is rounded once and shared, equal remainders in the order of the lines'],
  [{ percentage: '10' }, ['0.01', '0.01', '0.03'], ['0.00', '0.00', '0.01'], '0.04',
    'the largest remainder comes first'],
  [{ percentage: '8.8755' }, ['1000'], ['88.76'], '911.24', 'half a cent goes away from zero'],
  [{ percentage: '50' }, ['10', '-4'], ['5.00', '-2.00'], '3.00',
    'a line below zero has its share'],
  [{ percentage: '0' }, ['10'], ['0.00'], '10.00', 'a percentage of nothing'],
  [{ amount_off: '10', currency: 'USD' }, ['30', '70'], ['3.00', '7.00'], '90.00',
    'an amount is taken once, in proportion'],
  [{ amount_off: '1', currency: 'USD' }, ['2', '2', '2'], ['0.34', '0.33', '0.33'], '5.00',
    'to the last cent'],
  [{ amount_off: '100', currency: 'JPY' }, ['100', '200'], ['33', '67'], '200', 'in whole units'],
  [{ amount_off: '0.001', currency: 'KWD' }, ['1'], ['0.001'], '0.999', 'in thousandths'],
]

const shareOf = ({ discount_amount }: InvoiceLine): string => discount_amount

const sums = ({ discount_total, total, amount_due }: Invoice): string[] =>
  [discount_total, total, amount_due]

export default [
  check({
    id: 'discounts/lines-share-what-a-coupon-takes-off',
    requirement: 'DSC-2.1',
    needs,
    async run(context) {
      const { expect, given } = context
      for (const [coupon, lines, shares, total, why] of rows) {
        const customer = await given.customer()
        const currency = coupon.currency ?? 'USD'
        const before = await draftOf(context, { customer, currency, lines })
        await given.discount(customer, coupon)
        const draft = await draftOf(context, { customer, currency, lines })
        const shown = await given.lines(draft)
        expect.equal([shown.map(shareOf), draft.total], [shares, total], why)
        expect.equal([draft.subtotal, shown.map(({ amount }) => amount)], [before.subtotal,
          (await given.lines(before)).map(({ amount }) => amount)], 'the lines cost what they cost')
        expect.equal((await given.finalize(draft)).total, total, 'also when it is finalized')
      }
    },
  }),
  check({
    id: 'discounts/a-coupon-reduces-what-it-is-for',
    requirement: 'DSC-2.1',
    needs: ['invoices'],
    async run(context) {
      const { api, expect, given } = context
      const offers = { seat: { pricing: { type: 'flat', amount: '10' } } } as const
      const { clock, customer, subscription, plan } = await given.scene({ offers })
      const other = await given.subscription({ customer_id: customer.id, plan_id: plan.id })
      const coupon = await api.post<{ id: string }>('/coupons',
        { name: 'One of two', percentage: '50', duration: 'forever' })
      const { id: coupon_id } = expect.status(coupon, 201).body
      expect.status(await api.post(`/customers/${customer.id}/discounts`,
        { coupon_id, subscription_id: subscription.id }), 201)
      await given.discount(await given.customer(), { percentage: '10' })
      await given.discount(customer, { amount_off: '1', currency: 'EUR' })
      await given.advance(clock, '2026-02-01T00:00:00Z')
      const totals = async (of: { id: string }) =>
        (await given.invoices(of)).map(({ total }) => total)
      expect.equal(await totals(subscription), ['10.00', '5.00'], 'the subscription it was given')
      expect.equal(await totals(other), ['10.00', '10.00'], 'and no other')
      const { total } = await draftOf(context, { customer, lines: ['10'] })
      expect.equal(total, '10.00', 'nor an invoice that stands for itself')
    },
  }),
  check({
    id: 'discounts/no-invoice-falls-below-zero',
    requirement: 'DSC-2.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const rate = await given.taxRate('10')
      const more = { amount_off: '50', currency: 'USD' }
      const cases: [Partial<CouponCreate>[], string[], string[], string][] = [
        [[more], ['20', '9.99'], ['29.99', '0.00', '0.00'], 'an amount above all lines'],
        [[more], ['50'], ['50.00', '0.00', '0.00'], 'an amount of just that'],
        [[{ percentage: '100' }], ['20', '-5'], ['15.00', '0.00', '0.00'], 'all of it'],
        [[{ percentage: '60' }, more], ['100'], ['100.00', '0.00', '0.00'], 'the rest of it'],
        [[more, { percentage: '50' }], ['30'], ['30.00', '0.00', '0.00'], 'half of nothing'],
        [[more], ['10', '-12'], ['0.00', '-2.20', '0.00'], 'nothing is left to take off'],
        [[{ percentage: '50' }], ['10', '-12'], ['0.00', '-2.20', '0.00'], 'nor a share of it'],
      ]
      for (const [coupons, lines, wanted, why] of cases) {
        const customer = await given.customer()
        for (const coupon of coupons) await given.discount(customer, coupon)
        const invoice = await billedOf(context, { customer, lines, tax_rate_ids: [rate.id] })
        expect.equal(sums(invoice), wanted, why)
        expect.equal(invoice.payment_status, 'not_required', 'there is nothing to pay')
      }
    },
  }),
  check({
    id: 'discounts/each-takes-off-what-the-one-before-left',
    requirement: 'DSC-2.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const [tenth, twenty] = [{ percentage: '10' }, { amount_off: '20', currency: 'USD' }]
      const cases: [Partial<CouponCreate>[], string[], string][] = [
        [[tenth, twenty], ['10.00', '20.00'], '70.00'],
        [[twenty, tenth], ['20.00', '8.00'], '72.00'],
        [[tenth, tenth, tenth], ['10.00', '9.00', '8.10'], '72.90'],
        [[twenty, { percentage: '50' }, twenty], ['20.00', '40.00', '20.00'], '20.00'],
      ]
      for (const [coupons, amounts, total] of cases) {
        const customer = await given.customer()
        const ids: string[] = []
        for (const coupon of coupons) ids.push((await given.discount(customer, coupon)).id)
        const invoice = await billedOf(context, { customer, lines: ['75', '25'] })
        expect.equal(invoice.discounts.map(({ discount_id }) => discount_id), ids,
          'they apply in the order in which they were given')
        expect.equal([invoice.discounts.map(({ amount }) => amount), invoice.total],
          [amounts, total], 'each to what the one before it left')
      }
    },
  }),
]
