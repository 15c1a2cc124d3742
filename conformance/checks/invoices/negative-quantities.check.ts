import type { PriceCreate } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { billAt, byPrice, sell, use, type Offer } from '../sold-usage.ts'

type Pricing = PriceCreate['pricing']

const tiers = [{ up_to: '10', unit_amount: '2', flat_amount: '5' }, { unit_amount: '1' }]

const pricings: Pricing[] = [
  { type: 'per_unit', unit_amount: '2' }, { type: 'graduated', tiers }, { type: 'volume', tiers },
  { type: 'package', package_size: '10', package_amount: '3' },
]

const offers: Offer[] = [
  ...pricings.map((pricing) => ({ price: { pricing } })),
  { price: { pricing: { type: 'per_unit', unit_amount: '2' } }, meter: { aggregation: 'min' } },
  { price: { pricing: { type: 'per_unit', unit_amount: '2' } },
    meter: { aggregation: 'weighted_sum' } },
  { price: { pricing: { type: 'per_unit', unit_amount: '2' },
    unit_conversion: { operation: 'multiply', factor: '3' } } },
]

export default check({
  id: 'invoices/a-negative-quantity-is-shown-and-rated-as-zero',
  requirement: 'MTR-4.3',
  needs: ['subscriptions', 'usage-ingest', 'invoices'],
  async run(context) {
    const { expect } = context
    const [shop, control] = [await sell(context, offers), await sell(context, offers)]
    for (const at of offers.keys()) {
      await use(context, shop, { at, events: ['-7.5'] })
      await use(context, control, { at, events: ['7.5'] })
    }
    const bill = await billAt(context, shop, '2026-02-01T00:00:00Z')
    for (const lines of byPrice(bill, shop)) {
      expect.equal(lines.map(({ quantity, amount }) => [quantity, amount]), [['-7.5', '0.00']],
        'the line shows what was measured and costs nothing')
      expect.equal(lines.map(({ calculated }) => [calculated.quantity, calculated.rated_quantity,
        calculated.steps]), [['-7.5', '0', []]], 'it was rated as 0')
    }
    expect.equal(bill.invoice.total, '0.00', 'less than nothing is no credit')
    const positive = await billAt(context, control, '2026-02-01T00:00:00Z')
    expect.equal(byPrice(positive, control).flatMap((lines) => lines.map(({ amount }) => amount)),
      ['15.00', '20.00', '20.00', '3.00', '15.00', '15.00', '45.00'], 'more than nothing costs')
  },
})
