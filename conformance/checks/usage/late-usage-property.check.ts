import { dueFor } from '../../oracle/late-usage.ts'
import { add, parse } from '../../oracle/rational.ts'
import { billed } from '../../oracle/decimal-text.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import type { EventInput } from '../../src/given/given.ts'
import { shift } from '../../src/shift.ts'
import { amendEvent, voidEvent } from '../corrected.ts'
import { sell, use, type Offer, type Shop } from '../sold-usage.ts'

const weeks = 4
const week = (k: number): string => `2026-01-${String(1 + 7 * k).padStart(2, '0')}T00:00:00Z`

const offers: Offer[] = [
  { price: { pricing: { type: 'graduated', tiers: [
    { up_to: '20', unit_amount: '0.335', flat_amount: '1' }, { unit_amount: '0.1' }] },
  discounts: [{ type: 'percentage', percentage: '7.5' }], minimum_amount: '3' } },
  { meter: { aggregation: 'max' }, price: { maximum_amount: '9',
    unit_conversion: { operation: 'divide', factor: '3' },
    pricing: { type: 'per_unit', unit_amount: '2.5' } } },
  { price: { pricing: { type: 'percentage', rate: '2.9', fixed_amount: '0.3',
    free_transactions: 2 } } },
  { meter: { group_by: ['region'] }, price: { pricing: { type: 'matrix', dimensions: ['region'],
    default_unit_amount: '0.05', cells: [{ values: { region: 'eu' }, unit_amount: '0.125' }] } } },
]

type Sent = EventInput & { id: string; properties: Record<string, string> }

/** An event of any week that has begun. */
const eventOf = (random: CheckContext['random'], id: string, begun: number) => ({
  id, timestamp: `2026-01-${String(random.integer(1, 7 * begun)).padStart(2, '0')}T${
    random.pick(['00:00:00', '10:15:30.25', '23:59:59.999999'])}Z`,
  properties: { amount: `${random.integer(0, 9)}.${random.integer(1, 9)}`,
    region: random.pick(['eu', 'us']) },
})

/** Usage of each week, some of it late, some corrected later; answers what stands in the end. */
const play = async (context: CheckContext, shop: Shop): Promise<Sent[]> => {
  const { expect, random } = context
  const { customer, sold } = shop
  const event_name = sold[0]?.meter.event_name ?? ''
  let standing: Sent[] = []
  for (let begun = 1; begun <= weeks; begun += 1) {
    await context.given.advance(shop.clock, shift(week(begun), { seconds: -1 }))
    const events = Array.from({ length: 6 }, (_, index) =>
      ({ event_name, ...eventOf(random, `e${begun}-${index}`, begun) }))
    await use(context, shop, { events })
    standing.push(...events)
    const [gone, changed] = random.shuffle(standing)
    if (begun === 1 || gone === undefined || changed === undefined) continue
    expect.status(await voidEvent(context, { customer, id: gone.id }), 200)
    const { timestamp, properties } = eventOf(random, changed.id, begun)
    expect.status(await amendEvent(context, { customer, id: changed.id },
      { timestamp, properties }), 200)
    standing = standing.filter(({ id }) => id !== gone.id)
      .map((event) => (event.id === changed.id ? { ...event, timestamp, properties } : event))
  }
  return standing
}

export default offers.map((offer) => check({
  id: `usage/all-usage-is-billed-once-${offer.price.pricing.type.replace('_', '-')}`,
  requirement: ['USG-7.1', 'USG-7.2', 'USG-6.6'],
  needs: ['subscriptions', 'usage-ingest', 'invoices'],
  tags: ['property'],
  async run(context) {
    const { expect, given } = context
    const shop = await sell(context, [offer], { interval: { unit: 'week', count: 1 } })
    const events = await play(context, shop)
    await given.advance(shop.clock, '2026-02-05T00:00:00Z')
    const { meter, price } = shop.sold[0] as Shop['sold'][number]
    const amounts = new Map<string, string[]>()
    for (const invoice of await given.invoices(shop.subscription)) {
      for (const line of await given.lines(invoice)) {
        if (line.price_id !== price.id || line.period === null) continue
        const { start } = line.period
        amounts.set(start, [...amounts.get(start) ?? [], line.amount])
      }
    }
    for (let k = 0; k < weeks; k += 1) {
      const window = { start: week(k), end: week(k + 1) }
      const { amount } = dueFor({ price, meter, window, minorDigits: 2 }, events)
      const total = (amounts.get(window.start) ?? []).map(parse).reduce(add, parse('0'))
      expect.equal(billed(total, 2), amount,
        'line, minimum, maximum and adjustments of a period are what its usage costs')
    }
  },
}))
