import { check } from '../../src/check.ts'
import { preview, type InlinePrice, type PreviewedUsage } from '../previewed.ts'
import { billAt, byPrice, sell, use, type BilledLine, type Offer } from '../sold-usage.ts'

const unit: InlinePrice = { pricing: { type: 'per_unit', unit_amount: '2' } }
const [least, most] = [{ minimum_amount: '10' }, { maximum_amount: '30' }]
const both = { ...least, ...most }

type Row = [price: InlinePrice, used: string | PreviewedUsage, figures: string, why: string]

/** The amount, what a minimum adds, what a maximum takes off, and what is due. */
const bounded: Row[] = [
  [unit, '3', '6.00 0.00 0.00 6.00', 'without bounds nothing is added'],
  [{ ...unit, ...least }, '3', '6.00 4.00 0.00 10.00', 'below the minimum'],
  [{ ...unit, ...least }, '5', '10.00 0.00 0.00 10.00', 'the minimum itself'],
  [{ ...unit, ...most }, '16', '32.00 0.00 -2.00 30.00', 'above the maximum'],
  [{ ...unit, ...most }, '15', '30.00 0.00 0.00 30.00', 'the maximum itself'],
  [{ ...unit, ...both }, '4.995', '9.99 0.01 0.00 10.00', 'one cent below'],
  [{ ...unit, ...both }, '9', '18.00 0.00 0.00 18.00', 'between them'],
  [{ ...unit, minimum_amount: '10', maximum_amount: '10' }, '3', '6.00 4.00 0.00 10.00', 'equal'],
  [{ ...unit, minimum_amount: '10', maximum_amount: '10' }, '8', '16.00 0.00 -6.00 10.00', 'equal'],
  [{ ...unit, ...least }, '4.9975', '10.00 0.00 0.00 10.00', 'the rounded amount is compared'],
  [{ ...unit, ...most }, '15.0024', '30.00 0.00 0.00 30.00', 'either way'],
  [{ ...unit, ...least, discounts: [{ type: 'percentage', percentage: '50' }] }, '6',
    '6.00 4.00 0.00 10.00', 'after the discounts'],
  [{ ...unit, maximum_amount: '0' }, '3', '6.00 0.00 -6.00 0.00', 'a maximum of nothing'],
  [{ ...unit, currency: 'JPY', minimum_amount: '500' }, '3', '6 494 0 500', 'in its currency'],
  [{ pricing: { type: 'percentage', rate: '10' }, ...both }, { transactions: ['20', '30'] },
    '5.00 5.00 0.00 10.00', 'of transactions'],
  [{ pricing: { type: 'matrix', dimensions: ['region'], default_unit_amount: '2', cells: [
    { values: { region: 'eu' }, unit_amount: '3' }] }, ...both },
  { groups: [{ values: { region: 'eu' }, quantity: '15' }] }, '45.00 0.00 -15.00 30.00',
  'and of groups'],
]

const unused: Row[] = [
  [{ ...unit, ...least }, '0', '0.00 10.00 0.00 10.00', 'nothing used'],
  [{ ...unit, ...least, included_quantity: '5' }, '5', '0.00 10.00 0.00 10.00', 'all included'],
  [{ ...unit, ...least, discounts: [{ type: 'amount', amount: '50' }] }, '5',
    '0.00 10.00 0.00 10.00', 'all given away'],
  [{ pricing: { type: 'percentage', rate: '10' }, ...least }, { transactions: ['0'] },
    '0.00 10.00 0.00 10.00', 'no transaction above zero'],
  [unit, '0', '0.00 0.00 0.00 0.00', 'without a minimum nothing is due'],
]

const judged: [string, string, Row[]][] = [
  ['an-amount-is-held-between-its-bounds', 'PRC-6.4', bounded],
  ['a-minimum-is-due-without-usage', 'PRC-6.5', unused],
]

const figures = ({ kind, quantity, amount, calculated }: BilledLine) => [kind, quantity, amount,
  calculated.event_count, ...calculated.steps.map(({ ref, quantity: units, unit_amount }) =>
    `${ref} ${units} x ${unit_amount}`)]

const wanted: unknown[][][] = [
  [['usage', '3', '6.00', 1, 'unit 3 x 2'], ['minimum', '1', '4.00', 0, 'minimum 1 x 4']],
  [['usage', '16', '32.00', 1, 'unit 16 x 2'], ['maximum', '1', '-2.00', 0, 'maximum -1 x 2']],
  [['usage', '9', '18.00', 1, 'unit 9 x 2']],
  [['usage', '0', '0.00', 0], ['minimum', '1', '10.00', 0, 'minimum 1 x 10']],
]

export default [
  ...judged.map(([id, requirement, rows]) => check({
    id: `prices/${id}`, requirement, needs: ['prices'],
    async run(context) {
      for (const [price, used, told, why] of rows) {
        const what = typeof used === 'string' ? { quantity: used } : used
        const { amount, minimum_adjustment, maximum_adjustment, total } =
          await preview(context, price, what)
        context.expect.equal(`${amount} ${minimum_adjustment} ${maximum_adjustment} ${total}`, told,
          `${price.pricing.type} of ${JSON.stringify(what)}: ${why}`)
      }
    },
  })),
  check({
    id: 'prices/a-bound-is-a-line-of-its-own',
    requirement: ['PRC-6.6', 'PRC-6.5'],
    needs: ['prices', 'usage-ingest', 'invoices'],
    async run(context) {
      const { expect } = context
      const offer: Offer = { price: { pricing: unit.pricing, ...both } }
      const shop = await sell(context, [offer, offer, offer, offer])
      for (const [at, quantity] of ['3', '16', '9'].entries()) {
        await use(context, shop, { at, events: [quantity] })
      }
      const bill = await billAt(context, shop, '2026-02-01T00:00:00Z')
      expect.equal(byPrice(bill, shop).map((lines) => lines.map(figures)), wanted,
        'a minimum and a maximum have lines of their own')
      for (const [index, line] of bill.lines.entries()) {
        if (line.kind === 'usage') continue
        const { price_id, product_id, period } = bill.lines[index - 1] as BilledLine
        expect.equal([line.price_id, line.product_id, line.period, line.position],
          [price_id, product_id, period, index + 1], 'each follows the line it belongs to')
      }
      expect.equal([bill.invoice.total, bill.invoice.amount_due], ['68.00', '68.00'],
        'they are part of the total')
      const next = await billAt(context, shop, '2026-03-01T00:00:00Z')
      expect.equal(next.invoice.total, '40.00', 'a minimum is due for each period')
    },
  }),
]
