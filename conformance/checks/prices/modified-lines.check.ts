import type { PricePreview } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { PreviewedUsage } from '../previewed.ts'
import { billAt, byPrice, sell, use, type BilledLine, type Offer } from '../sold-usage.ts'

type Event = Record<string, string>

/** What is sold, what is used of it, and what a preview is told of that. */
type Row = [offer: Offer, events: Event[], usage: PreviewedUsage]

const tiers = [{ up_to: '10', unit_amount: '0.335', flat_amount: '0.005' }, { unit_amount: '0.1' }]
const bounds = { minimum_amount: '5', maximum_amount: '20' }

const rows: Row[] = [
  [{ price: { pricing: { type: 'graduated', tiers }, included_quantity: '0.5', ...bounds,
    unit_conversion: { operation: 'divide', factor: '7' },
    discounts: [{ type: 'percentage', percentage: '12.5' }, { type: 'usage', quantity: '1.5' }] } },
  [{ amount: '100.1' }], { quantity: '100.1' }],
  [{ price: { pricing: { type: 'package', package_size: '10', package_amount: '3.333' },
    unit_conversion: { operation: 'multiply', factor: '1.5',
      rounding: { mode: 'up', digits: 0 } }, ...bounds } },
  [{ amount: '90.9' }], { quantity: '90.9' }],
  [{ price: { ...bounds, pricing: { type: 'percentage', rate: '2.9', fixed_amount: '0.305',
    free_transactions: 1, minimum_amount_per_transaction: '0.5',
    maximum_amount_per_transaction: '1.99' },
  discounts: [{ type: 'amount', amount: '0.333' }] } },
  [{ amount: '20' }, { amount: '-3' }, { amount: '40' }, { amount: '1' }, { amount: '99' }],
  { transactions: ['20', '-3', '40', '1', '99'] }],
  [{ meter: { group_by: ['region', 'kind'] }, price: { ...bounds,
    discounts: [{ type: 'percentage', percentage: '3' }],
    pricing: { type: 'matrix', dimensions: ['region'], default_unit_amount: '0.0333',
      cells: [{ values: { region: 'eu' }, unit_amount: '0.125' }] } } },
  [{ amount: '4.5', region: 'eu', kind: 'a' }, { amount: '2', region: 'eu', kind: 'b' },
    { amount: '3', region: 'us' }, { amount: '1' }],
  { groups: [{ values: { region: 'eu' }, quantity: '6.5' },
    { values: { region: 'us' }, quantity: '3' }, { values: { region: null }, quantity: '1' }] }],
]

/** What a line and its calculation say, as a preview says it. */
const derivation = (lines: readonly BilledLine[]): Partial<PricePreview> => {
  const of = (wanted: BilledLine['kind']) => lines.find(({ kind }) => kind === wanted)
  const usage = of('usage')
  const { steps = [], rated_quantity = '', rounding_residue = '' } = usage?.calculated ?? {}
  return {
    quantity: usage?.quantity ?? '', rated_quantity, steps, rounding_residue,
    amount_unrounded: usage?.amount_unrounded ?? '', amount: usage?.amount ?? '',
    minimum_adjustment: of('minimum')?.amount ?? '0.00',
    maximum_adjustment: of('maximum')?.amount ?? '0.00',
  }
}

export default check({
  id: 'prices/every-modifier-bills-as-previewed',
  requirement: ['PRC-7.3', 'PRC-6.6'],
  needs: ['prices', 'usage-ingest', 'invoices'],
  async run(context) {
    const { api, expect } = context
    const shop = await sell(context, rows.map(([offer]) => offer))
    for (const [at, [, events]] of rows.entries()) {
      await use(context, shop, { at, events: events.map((properties, index) =>
        ({ properties, id: `e${at}-${index}` })) })
    }
    const bill = await billAt(context, shop, '2026-02-01T00:00:00Z')
    for (const [at, lines] of byPrice(bill, shop).entries()) {
      const [price, [, , usage]] = [shop.sold[at]?.price, rows[at] as Row]
      const answer = await api.post<PricePreview>('/prices/preview',
        { price_id: price?.id, ...usage })
      const { currency: _currency, total: _total, ...wanted } = expect.status(answer, 200).body
      expect.equal(derivation(lines), wanted, `${price?.pricing.type} is billed as previewed`)
      for (const { calculated } of lines) {
        const { pricing, included_quantity, unit_conversion, discounts, minimum_amount,
          maximum_amount } = calculated
        expect.equal({ pricing, included_quantity, unit_conversion, discounts, minimum_amount,
          maximum_amount }, { pricing: price?.pricing, included_quantity: price?.included_quantity,
          unit_conversion: price?.unit_conversion, discounts: price?.discounts,
          minimum_amount: price?.minimum_amount, maximum_amount: price?.maximum_amount },
          'the calculation has all of the price')
      }
    }
  },
})
