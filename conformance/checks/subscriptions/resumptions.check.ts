import type { SubscriptionPause } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { billedTexts } from '../billed-texts.ts'
import { desks, seats } from '../daily-offers.ts'
import { sumOf } from '../sum-of.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices']
const [middle, resumed_at, end] =
  ['2026-01-16T00:00:00Z', '2026-01-25T00:00:00Z', '2026-02-01T00:00:00Z']

/** Paused in the middle of January; the clock stands at the 25th. */
const paused = async ({ given }: CheckContext, values: SubscriptionPause = {}) => {
  const scene = await given.scene({ offers: { seats: seats(), desks: desks() } })
  await given.advance(scene.clock, middle)
  await given.pause(scene.subscription, values)
  await given.advance(scene.clock, resumed_at)
  return scene
}

export default [
  check({
    id: 'subscriptions/resuming-opens-the-rest-of-the-period',
    requirement: 'SUB-4.3',
    needs,
    async run(context) {
      const { expect, given } = context
      for (const values of [{}, { anchor: 'keep' }] as const) {
        const scene = await paused(context)
        const { subscription } = scene
        const resumed = await given.resume(subscription, values)
        expect.equal([resumed.billing_anchor, resumed.current_period],
          [subscription.billing_anchor, { start: resumed_at, end }], 'the anchor stays')
        await given.advance(scene.clock, end)
        const { '01-25': opening, '02-01': next } = await billedTexts(context, scene)
        expect.equal([opening, next], [
          ['proration_charge seats 01-25..02-01 7/31 x1 = 7.00'],
          ['fixed desks 01-25..02-01 7/31 x1 = 7.00', 'fixed seats 02-01..03-01 x1 = 31.00'],
        ], 'the rest of the natural period is billed by its share')
      }
    },
  }),
  check({
    id: 'subscriptions/resuming-can-begin-a-period',
    requirement: 'SUB-4.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await paused(context)
      const resumed = await given.resume(scene.subscription, { anchor: 'now' })
      expect.equal([resumed.billing_anchor, resumed.current_period],
        [resumed_at, { start: resumed_at, end: '2026-02-25T00:00:00Z' }], 'the anchor moves')
      await given.advance(scene.clock, '2026-02-25T00:00:00Z')
      const { '01-25': opening, '02-25': next } = await billedTexts(context, scene)
      expect.equal([opening, next], [
        ['fixed seats 01-25..02-25 x1 = 31.00'],
        ['fixed desks 01-25..02-25 x1 = 31.00', 'fixed seats 02-25..03-25 x1 = 31.00'],
      ], 'a whole period begins')
    },
  }),
  check({
    id: 'subscriptions/covered-time-is-not-charged-again',
    requirement: 'SUB-4.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const settled = await paused(context, { settlement: 'prorate' })
      const covered = await paused(context, { settlement: 'none' })
      const seatsOf = (texts: Record<string, string[]>) => Object.fromEntries(
        Object.entries(texts).map(([at, lines]) =>
          [at, lines.filter((line) => line.includes('seats'))])
          .filter(([, lines]) => lines?.length !== 0))
      for (const { clock, subscription } of [settled, covered]) {
        await given.resume(subscription)
        await given.advance(clock, end)
      }
      expect.equal(seatsOf(await billedTexts(context, settled))['01-25'],
        ['proration_charge seats 01-25..02-01 7/31 x1 = 7.00'], 'what was credited is charged')
      expect.equal(seatsOf(await billedTexts(context, covered)), {
        '01-01': ['fixed seats 01-01..02-01 x1 = 31.00'],
        '02-01': ['fixed seats 02-01..03-01 x1 = 31.00'],
      }, 'what is charged already is not')
    },
  }),
  check({
    id: 'subscriptions/time-after-the-covered-is-charged',
    requirement: 'SUB-4.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const { clock, prices, subscription } = await paused(context, { settlement: 'none' })
      await given.resume(subscription, { anchor: 'now' })
      await given.advance(clock, '2026-02-24T23:00:00Z')
      const charges = (await given.billed(subscription)).flatMap(({ lines }) => lines)
        .filter(({ price_id }) => price_id === prices.seats.id)
      const times = charges.map(({ period }) => [period?.start, period?.end])
      expect.equal(times, [['2026-01-01T00:00:00Z', end], [end, '2026-02-25T00:00:00Z']],
        'the new period is charged from where the old charge ends')
      expect.equal(sumOf(charges.map(({ amount }) => amount)), '55.00', 'by its share, 24 of 31')
    },
  }),
]
