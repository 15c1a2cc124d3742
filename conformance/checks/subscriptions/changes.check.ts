import { check } from '../../src/check.ts'
import { shift } from '../../src/shift.ts'
import { billedTexts } from '../billed-texts.ts'
import { commands } from '../commands.ts'
import { called, calls, seats } from '../daily-offers.ts'
import { small, termsOf } from './small-plan.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'plans']
const [middle, later, end] =
  ['2026-01-16T00:00:00Z', '2026-01-20T06:00:00Z', '2026-02-01T00:00:00Z']
const offers = { seats: seats() } as const

export default [
  check({
    id: 'subscriptions/a-change-takes-effect-when-told',
    requirement: 'SUB-6.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const whens = [[{ effective: 'now' }, middle], [{ effective: 'period_end' }, end],
        [{ effective: 'at', effective_at: later }, later]] as const
      for (const [when, wanted] of whens) {
        const scene = await small(context)
        const { great, plan, prices, subscription } = scene
        const terms = { ...when, plan_id: great.id,
          items: [{ price_id: prices.rooms.id, quantity: '3' }] }
        const { body } = expect.status(await commands(context).change(subscription, terms), 201)
        const isNow = wanted === middle
        expect.equal([body.status, body.effective_at, body.plan_id, body.items],
          [isNow ? 'applied' : 'scheduled', wanted, great.id,
            [{ price_id: prices.rooms.id, quantity: '3' }]], 'the change says what it will do')
        if (!isNow) {
          await given.advance(scene.clock, shift(wanted, { seconds: -1 }))
          expect.equal(await termsOf(context, scene), { plan_id: plan.id,
            plan_version_id: plan.version.id, sold: [[prices.seats.id, '1']] },
          'until then the old terms hold')
          await given.advance(scene.clock, wanted)
        }
        expect.equal(await termsOf(context, scene), { plan_id: great.id,
          plan_version_id: great.version.id, sold: [[prices.rooms.id, '3']] },
        'from then on the new ones do')
      }
    },
  }),
  check({
    id: 'subscriptions/a-changed-plan-is-billed-from-then-on',
    requirement: 'SUB-6.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await small(context)
      await given.change(scene.subscription,
        { effective: 'at', effective_at: '2026-02-15T00:00:00Z', plan_id: scene.great.id })
      await given.change(scene.subscription, { effective: 'now',
        items: [{ price_id: scene.prices.seats.id, quantity: '2' }] })
      await given.advance(scene.clock, '2026-03-01T00:00:00Z')
      expect.equal(await billedTexts(context, scene), {
        '01-01': ['fixed seats 01-01..02-01 x1 = 31.00'],
        '01-16': ['proration_charge seats 01-16..02-01 16/31 x2 = 32.00',
          'proration_credit seats 01-16..02-01 16/31 = -16.00'],
        '02-01': ['fixed seats 02-01..03-01 x2 = 62.00'],
        '02-15': ['proration_charge rooms 02-15..03-01 14/28 x1 = 31.00',
          'proration_credit seats 02-15..03-01 14/28 = -31.00'],
        '03-01': ['fixed rooms 03-01..04-01 x1 = 62.00'],
      }, 'each change bills from its instant on')
    },
  }),
  check({
    id: 'subscriptions/what-goes-on-keeps-its-item',
    requirement: 'SUB-6.9',
    needs: [...needs, 'usage-ingest'],
    async run(context) {
      const { expect, given } = context
      const tiers = [{ up_to: '10', unit_amount: '2' }, { unit_amount: '1' }]
      const scene = await given.scene({ offers: { ...offers,
        calls: { ...calls, pricing: { type: 'graduated', tiers } } } })
      const { clock, customer, meters, prices, subscription } = scene
      const { prices: more } = await given.catalog(
        { rooms: { pricing: { type: 'flat', amount: '62' }, timing: 'in_advance' } })
      const both = await given.plan([more.rooms, prices.calls])
      await given.advance(clock, middle)
      await given.ingest(customer, [called(meters.calls, '2026-01-05T00:00:00Z', '8')])
      const itemOf = async (price: { id: string }) =>
        (await commands(context).read(subscription)).items
          .find(({ price_id }) => price_id === price.id)?.id
      const before = [await itemOf(prices.calls), await itemOf(prices.seats)]
      await given.change(subscription, { effective: 'now',
        items: [{ price_id: prices.seats.id, quantity: '2' }] })
      expect.equal([await itemOf(prices.calls), await itemOf(prices.seats)], before,
        'items of the same price keep their ids')
      await given.change(subscription, { effective: 'now', plan_id: both.id })
      expect.equal([await itemOf(prices.calls), await itemOf(prices.seats)],
        [before[0], undefined], 'through a change of the plan, too')
      expect.present(await itemOf(more.rooms), 'the other price has an item of its own')
      await given.ingest(customer, [called(meters.calls, middle, '6')])
      await given.advance(clock, end)
      const lines = (await given.billed(subscription)).flatMap((billed) => billed.lines)
        .filter(({ kind }) => kind === 'usage')
      expect.equal(lines.map(({ period, quantity, amount }) => [period, quantity, amount]),
        [[{ start: '2026-01-01T00:00:00Z', end }, '14', '24.00']],
        'usage of a price that goes on is not split')
    },
  }),
  check({
    id: 'subscriptions/another-interval-moves-the-anchor',
    requirement: 'SUB-6.10',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await small(context)
      const { plan, prices } = await given.catalog(
        { year: { pricing: { type: 'flat', amount: '365' }, timing: 'in_advance' } },
        { interval: { unit: 'year', count: 1 } })
      await given.change(scene.subscription, { effective: 'now', plan_id: plan.id })
      const body = await commands(context).read(scene.subscription)
      expect.equal([body.interval, body.billing_anchor, body.current_period],
        [{ unit: 'year', count: 1 }, middle, { start: middle, end: '2027-01-16T00:00:00Z' }],
        'a whole period of the new interval begins')
      await given.advance(scene.clock, '2027-01-15T00:00:00Z')
      expect.equal(await billedTexts(context, { ...scene, prices: { ...scene.prices, ...prices } }),
        {
          '01-01': ['fixed seats 01-01..02-01 x1 = 31.00'],
          '01-16': ['fixed year 01-16..2027-01-16 x1 = 365.00',
            'proration_credit seats 01-16..02-01 16/31 = -16.00'],
        }, 'the rest of the old one is credited')
    },
  }),
]
