import type { InvoiceLine } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { billedTexts, lineTexts } from '../billed-texts.ts'
import { desks, seats } from '../daily-offers.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices']
const [middle, end] = ['2026-01-16T00:00:00Z', '2026-02-01T00:00:00Z']

const scene = async ({ given }: CheckContext) =>
  given.scene({ offers: { seats: seats(), desks: desks() } })

type Scene = Awaited<ReturnType<typeof scene>>

const more = ({ prices }: Scene, quantity: string) =>
  [{ price_id: prices.seats.id, quantity }, { price_id: prices.desks.id, quantity }]

/** The lines of a boundary that a change falls on. */
const boundary = async (
  { expect, given }: CheckContext, { subscription }: Scene,
): Promise<InvoiceLine[]> => {
  const billed = await given.billed(subscription)
  expect.equal(billed.map(({ invoice }) => invoice.issued_at),
    ['2026-01-01T00:00:00Z', end], 'the boundary is one invoice')
  return billed.at(-1)?.lines ?? []
}

export default [
  check({
    id: 'proration/a-change-on-a-boundary-prorates-nothing',
    requirement: 'PRO-2.4',
    needs,
    async run(context) {
      const { expect, given } = context
      for (const when of [{ effective: 'period_end' }, { effective: 'at', effective_at: end }] as
        const) {
        const made = await scene(context)
        await given.advance(made.clock, middle)
        await given.change(made.subscription, { ...when, items: more(made, '2') })
        await given.advance(made.clock, end)
        expect.equal(lineTexts(await boundary(context, made), made.prices), [
          'fixed desks 01-01..02-01 x1 = 31.00', 'fixed seats 02-01..03-01 x2 = 62.00',
        ], 'old desks and new seats are billed whole, and nothing else')
      }
    },
  }),
  check({
    id: 'proration/ended-arrears-are-billed-by-their-share',
    requirement: 'PRO-2.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const [changed, kept] = [await scene(context), await scene(context)]
      for (const made of [changed, kept]) await given.advance(made.clock, middle)
      await given.change(changed.subscription, { effective: 'now',
        items: [{ price_id: changed.prices.desks.id, quantity: '3' }] })
      await given.change(kept.subscription, { effective: 'now',
        items: [{ price_id: kept.prices.seats.id, quantity: '3' }] })
      for (const made of [changed, kept]) await given.advance(made.clock, end)
      const desksOf = async (made: Scene) => Object.fromEntries(
        Object.entries(await billedTexts(context, made)).map(([at, lines]) =>
          [at, lines.filter((line) => line.includes('desks'))]))
      expect.equal(await desksOf(changed), {
        '01-01': [],
        '01-16': ['fixed desks 01-01..01-16 15/31 x1 = 15.00'],
        '02-01': ['fixed desks 01-16..02-01 16/31 x3 = 48.00'],
      }, 'the old quantity by its share, and the new one')
      expect.equal(await desksOf(kept), {
        '01-01': [], '01-16': [], '02-01': ['fixed desks 01-01..02-01 x1 = 31.00'],
      }, 'a charge that goes on is billed whole')
    },
  }),
  check({
    id: 'proration/an-unsettled-change-waits-for-the-boundary',
    requirement: 'PRO-2.6',
    needs,
    async run(context) {
      const { expect, given } = context
      const seatsOnly = { seats: seats() }
      const { plan, prices: added } = await given.catalog(
        { rooms: { pricing: { type: 'flat', amount: '50' }, timing: 'in_advance' } })
      const both = async (settlement: 'prorate' | 'none') => {
        const made = await given.scene({ offers: seatsOnly })
        await given.advance(made.clock, middle)
        await given.change(made.subscription, { effective: 'now', settlement,
          items: [{ price_id: made.prices.seats.id, quantity: '2' }] })
        const moved = await given.scene({ offers: seatsOnly, clock: made.clock })
        await given.change(moved.subscription,
          { effective: 'at', effective_at: '2026-01-26T00:00:00Z', settlement, plan_id: plan.id })
        await given.advance(made.clock, '2026-02-16T00:00:00Z')
        return [await billedTexts(context, made),
          await billedTexts(context, { ...moved, prices: { ...moved.prices, ...added } })]
      }
      const [quantity, another] = await both('none')
      expect.equal(quantity, { '01-01': ['fixed seats 01-01..02-01 x1 = 31.00'],
        '02-01': ['fixed seats 02-01..03-01 x2 = 62.00'] },
      'nothing is credited, and nothing charged before the boundary')
      expect.equal(another, { '01-16': ['fixed seats 01-16..02-16 x1 = 31.00'],
        '02-16': ['fixed rooms 02-16..03-16 x1 = 50.00'] }, 'so it is with another plan')
      const [settled] = await both('prorate')
      expect.equal(Object.keys(settled ?? {}), ['01-01', '01-16', '02-01'],
        'a settled change is billed at once')
    },
  }),
]
