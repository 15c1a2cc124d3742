import type { MeterCreate, PriceCreate } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { billedTexts } from '../billed-texts.ts'
import { called } from '../daily-offers.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'usage-ingest']
const [middle, end] = ['2026-01-16T00:00:00Z', '2026-02-01T00:00:00Z']
const tiers = [{ up_to: '10', unit_amount: '2' }, { unit_amount: '1' }]

type Terms = Pick<PriceCreate, 'pricing' | 'included_quantity' | 'minimum_amount'>

type Segments = {
  before: Terms
  after: Terms
  meter?: Partial<MeterCreate>
  tier_continuity?: 'reset' | 'carry'
}

const unit = (unit_amount: string) => ({ type: 'per_unit', unit_amount }) as const

/** Eight units before the price changes in the middle of January, and six after. */
const billed = async (
  context: CheckContext, { before, after, meter = {}, tier_continuity }: Segments,
): Promise<Record<string, string[]>> => {
  const { given } = context
  const scene = await given.scene({ offers: { old: { ...before, meter } } })
  const { clock, customer, meters, subscription } = scene
  const price = await given.price({ ...after, meter_id: meters.old.id })
  const plan = await given.plan([price])
  const units = async (at: string, amounts: readonly string[]) =>
    given.ingest(customer, amounts.map((amount) => called(meters.old, at, amount)))
  await given.advance(clock, middle)
  await units('2026-01-15T23:59:59.999999Z', ['1', '1', '1', '1', '1', '1', '1', '1'])
  await given.change(subscription, { effective: 'now', plan_id: plan.id,
    ...(tier_continuity === undefined ? {} : { tier_continuity }) })
  await units(middle, ['1', '1', '1', '1', '1', '1'])
  await given.advance(clock, end)
  return billedTexts(context, { ...scene, prices: { ...scene.prices, new: price } })
}

export default [
  check({
    id: 'proration/usage-is-closed-at-the-change',
    requirement: 'PRO-3.1',
    needs,
    async run(context) {
      const { expect } = context
      expect.equal(await billed(context,
        { before: { pricing: unit('2') }, after: { pricing: unit('5') } }), {
        '01-16': ['usage old 01-01..01-16 x8 = 16.00'],
        '02-01': ['usage new 01-16..02-01 x6 = 30.00'],
      }, 'each segment is rated by its own price')
    },
  }),
  check({
    id: 'proration/usage-terms-are-not-prorated',
    requirement: 'PRO-3.1',
    needs,
    async run(context) {
      const { expect } = context
      expect.equal(await billed(context, {
        before: { pricing: unit('2'), included_quantity: '5' },
        after: { pricing: unit('5'), included_quantity: '4' },
      }), {
        '01-16': ['usage old 01-01..01-16 x8 = 6.00'],
        '02-01': ['usage new 01-16..02-01 x6 = 10.00'],
      }, 'what is included is included as a whole in each segment')
    },
  }),
  check({
    id: 'proration/tiers-start-anew-with-a-new-price',
    requirement: 'PRO-3.2',
    needs,
    async run(context) {
      const { expect } = context
      const graduated = { before: { pricing: unit('3') },
        after: { pricing: { type: 'graduated', tiers } } } as const
      for (const continuity of [{}, { tier_continuity: 'reset' }] as const) {
        expect.equal(await billed(context, { ...graduated, ...continuity }), {
          '01-16': ['usage old 01-01..01-16 x8 = 24.00'],
          '02-01': ['usage new 01-16..02-01 x6 = 12.00'],
        }, 'six units lie in the first tier')
      }
    },
  }),
  check({
    id: 'proration/tiers-go-on-where-they-are-carried',
    requirement: 'PRO-3.3',
    needs,
    async run(context) {
      const { expect } = context
      const carried = { before: { pricing: unit('3') }, tier_continuity: 'carry',
        after: { pricing: { type: 'graduated', tiers } } } as const
      const newOf = (texts: Record<string, string[]>) => texts['02-01']
        ?.map((line) => line.split(' ').at(-1))
      for (const aggregation of ['sum', 'count'] as const) {
        const meter: Partial<MeterCreate> = { aggregation }
        const texts = await billed(context, { ...carried, meter })
        expect.equal(texts['01-16'], ['usage old 01-01..01-16 x8 = 24.00'], 'the old price closes')
        expect.equal(newOf(texts), ['8.00'], '14 units cost 24 and the 8 before cost 16')
      }
      expect.equal(newOf(await billed(context, { ...carried,
        after: { pricing: { type: 'volume', tiers } } })), ['-2.00'],
      '14 units cost 14 where all are in the second tier, and the 8 before cost 16')
    },
  }),
]
