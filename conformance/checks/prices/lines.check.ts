import type { Meter, Price, PriceCreate, PricePreview } from '@valora/spec/types'
import { check } from '../../src/check.ts'

const tiers = [{ up_to: '10', unit_amount: '0.335', flat_amount: '0.005' }, { unit_amount: '0.1' }]

/** One usage price of every model, each with what its meter measured. */
const sold: [Omit<PriceCreate, 'product_id' | 'currency'>, string][] = [
  [{ pricing: { type: 'per_unit', unit_amount: '0.015' } }, '33.7'],
  [{ pricing: { type: 'graduated', tiers } }, '10.5'],
  [{ pricing: { type: 'volume', tiers }, included_quantity: '0.5' }, '10.5'],
  [{ pricing: { type: 'package', package_size: '0.1', package_amount: '0.333' } }, '0.31'],
  [{ pricing: { type: 'per_unit', unit_amount: '7' }, included_quantity: '100' }, '40'],
]

export default check({
  id: 'prices/every-model-bills-as-previewed',
  requirement: 'PRC-7.3',
  needs: ['prices', 'usage-ingest', 'invoices'],
  async run({ api, expect, given }) {
    const now = '2026-01-01T00:00:00Z'
    const clock = await given.testClock(now)
    const customer = await given.customer({ test_clock_id: clock.id })
    const made: { meter: Meter; price: Price; quantity: string }[] = []
    for (const [values, quantity] of sold) {
      const meter = await given.meter()
      const price = await given.price({ ...values, meter_id: meter.id })
      made.push({ meter, price, quantity })
    }
    const plan = await given.plan(made.map(({ price }) => price))
    const subscription = await given.subscription({ customer_id: customer.id, plan_id: plan.id })
    await given.ingest(customer, made.map(({ meter, quantity }) =>
      ({ event_name: meter.event_name, timestamp: now, properties: { amount: quantity } })))
    await given.advance(clock, '2026-02-01T00:00:00Z')
    const [invoice] = await given.invoices(subscription)
    const lines = await given.lines(expect.present(invoice, 'the usage is invoiced'))
    for (const { price, quantity } of made) {
      const request = { price_id: price.id, quantity }
      const { body } = expect.status(await api.post<PricePreview>('/prices/preview', request), 200)
      const line = expect.holds(lines, ({ price_id }) => price_id === price.id, 'it has a line')
      expect.equal([line.quantity, line.amount_unrounded, line.amount],
        [quantity, body.amount_unrounded, body.amount],
        `${price.pricing.type} is billed as it was previewed`)
    }
  },
})
