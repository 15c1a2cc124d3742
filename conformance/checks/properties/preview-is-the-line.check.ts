import fc from 'fast-check'
import type { MeterCreate, PricePreview, PricePreviewRequest } from '@valora/spec/types'
import { inOrder } from '../../oracle/aggregate.ts'
import { check, type CheckContext } from '../../src/check.ts'
import { forAll } from '../for-all.ts'
import { billAt, byPrice, sell, use, type BilledLine, type Shop, type Sold } from '../sold-usage.ts'
import { rowsOf } from '../usage-rows.ts'
import { anyEvents, type LooseEvent } from './any-events.ts'
import { anyPrice, type PricedUsage } from './any-price.ts'

const period = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' }

/** The models that a meter's usage may have; a flat amount has none. */
const metered = ['per_unit', 'graduated', 'volume', 'package', 'percentage', 'matrix'] as const

type Scene = { offers: PricedUsage[]; events: LooseEvent[] }

/** Events that add up to no less than nothing: a preview rates no negative quantity. */
const positive = (events: readonly LooseEvent[]): LooseEvent[] =>
  events.map((event) => ({ ...event, properties: { ...event.properties,
    amount: String(event.properties.amount).replace('-', '') } }))

const scenes: fc.Arbitrary<Scene> = fc.record({
  offers: fc.array(anyPrice(metered), { minLength: 1, maxLength: 6 }),
  events: anyEvents(8).map(positive),
})

const meterOf = ({ price: { pricing } }: PricedUsage): Partial<MeterCreate> =>
  pricing.type === 'matrix' ? { aggregation: 'sum', group_by: ['region', 'tier'] }
    : { aggregation: pricing.type === 'package' ? 'max' : 'sum' }

/** What a preview is asked, as the events of the period have it. */
const usedBy = async (
  context: CheckContext, { customer }: Shop, { sold, line, events }: {
    sold: Sold; line: BilledLine; events: readonly LooseEvent[]
  },
): Promise<Partial<PricePreviewRequest>> => {
  const { pricing } = sold.price
  if (pricing.type === 'percentage') {
    return { transactions: inOrder(events).map(({ properties }) => String(properties.amount)) }
  }
  if (pricing.type !== 'matrix') return { quantity: line.quantity }
  const rows = await rowsOf(context, sold.meter, { customer, ...period, group_by: 'region' })
  return { groups: rows.map(({ group, quantity }) => ({ values: group ?? {}, quantity })) }
}

const judge = async (
  context: CheckContext, { body, lines }: { body: PricePreview; lines: readonly BilledLine[] },
): Promise<void> => {
  const { expect } = context
  const [line, ...bounds] = lines
  const { steps, rated_quantity, amount_unrounded, amount, rounding_residue } =
    expect.present(line, 'the period has a line').calculated
  const { minimum_adjustment, maximum_adjustment, currency: _, quantity: __, ...previewed } = body
  const told = bounds.map((bound) => `${bound.kind} ${bound.amount}`)
  const wanted = [['minimum', minimum_adjustment], ['maximum', maximum_adjustment]]
    .filter(([, moved = '']) => /[1-9]/.test(moved)).map(([kind, moved]) => `${kind} ${moved}`)
  expect.equal(told, wanted, 'a minimum or maximum is a line of its own')
  const { total, ...first } = previewed
  expect.equal({ steps, rated_quantity, amount_unrounded, amount, rounding_residue }, first,
    'the line is what the preview said')
  if (bounds.length === 0) expect.equal(amount, total, 'and so is the total')
}

const play = async (context: CheckContext, { offers, events }: Scene): Promise<void> => {
  const { api, expect } = context
  const shop = await sell(context, offers.map((offer) =>
    ({ price: { ...offer.price, currency: 'USD' } as never, meter: meterOf(offer) })))
  await context.given.advance(shop.clock, '2026-01-20T00:00:00Z')
  for (const at of offers.keys()) {
    await use(context, shop, { at,
      events: events.map((event) => ({ ...event, id: `${event.id}-${at}` })) })
  }
  const lines = byPrice(await billAt(context, shop, period.end), shop)
  for (const [at, sold] of shop.sold.entries()) {
    const own = lines[at] ?? []
    const line = expect.present(own[0], 'each price has a line')
    const used = await usedBy(context, shop, { sold, line, events })
    const answer = await api.post<PricePreview>('/prices/preview',
      { price_id: sold.price.id, ...used })
    await judge(context, { body: expect.status(answer, 200).body, lines: own })
  }
}

export default check({
  id: 'properties/a-preview-is-the-invoice-line',
  requirement: ['PRC-7.3', 'PRC-6.6', 'PRC-5.5', 'PRC-8.3'],
  needs: ['invoices', 'usage-ingest'],
  tags: ['property'],
  run: async (context) => forAll(context, scenes,
    { runs: 3, holds: async (scene) => play(context, scene) }),
})
