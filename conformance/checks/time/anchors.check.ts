import type { Subscription, SubscriptionCreate, TestClock } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { billedTexts, short } from '../billed-texts.ts'
import { desks, seats } from '../daily-offers.ts'
import { freePrice, periodsOf } from '../scheduled.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices']

/** Starts subscriptions with these anchors on one clock, all of one free plan. */
const anchored = async (
  context: CheckContext, now: string, starts: readonly Partial<SubscriptionCreate>[],
): Promise<{ clock: TestClock; subscriptions: Subscription[] }> => {
  const { given } = context
  const clock = await given.testClock(now)
  const { id } = await given.customer({ test_clock_id: clock.id })
  const plan = await given.plan([await freePrice(context)])
  const subscriptions: Subscription[] = []
  for (const start of starts) {
    subscriptions.push(await given.subscription({ customer_id: id, plan_id: plan.id, ...start }))
  }
  return { clock, subscriptions }
}

const boundaries = async (context: CheckContext, one: Subscription): Promise<string[]> => {
  const periods = await periodsOf(context, one)
  return [...periods.map(({ start }) => short(start)), short(periods.at(-1)?.end ?? '')]
}

export default [
  check({
    id: 'time/an-anchor-cuts-a-stub',
    requirement: 'TIM-6.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const now = '2026-01-20T00:00:00Z'
      const offers = { seats: seats(), desks: desks() }
      const plain = await given.scene({ offers, now })
      const scene = await given.scene({ offers, now, clock: plain.clock,
        start: { billing_anchor: '2026-01-05T00:00:00Z' } })
      expect.equal(plain.subscription.current_period, { start: now, end: '2026-02-20T00:00:00Z' },
        'without an anchor a whole period begins')
      expect.equal([scene.subscription.start_at, scene.subscription.current_period],
        [now, { start: now, end: '2026-02-05T00:00:00Z' }], 'with one the next boundary ends it')
      await given.advance(scene.clock, '2026-02-05T00:00:00Z')
      expect.equal(await boundaries(context, scene.subscription), ['01-20', '02-05', '03-05'],
        'and whole periods follow')
      expect.equal(await billedTexts(context, scene), {
        '01-20': ['fixed seats 01-20..02-05 16/31 x1 = 16.00'],
        '02-05': ['fixed desks 01-20..02-05 16/31 x1 = 16.00',
          'fixed seats 02-05..03-05 x1 = 31.00'],
      }, 'fixed charges of the stub are billed by their share of the natural period')
    },
  }),
  check({
    id: 'time/an-anchor-at-the-start-cuts-none',
    requirement: 'TIM-6.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await given.scene({ offers: { seats: seats() }, now: '2026-02-05T00:00:00Z',
        start: { billing_anchor: '2026-01-05T00:00:00Z' } })
      expect.equal(await billedTexts(context, scene),
        { '02-05': ['fixed seats 02-05..03-05 x1 = 31.00'] }, 'the first period is whole')
    },
  }),
  check({
    id: 'time/an-anchor-lies-before-or-after-the-start',
    requirement: 'TIM-6.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const anchors = ['2025-08-31T08:30:00Z', '2026-01-31T08:30:00Z', '2026-03-31T08:30:00Z',
        '2026-12-31T08:30:00Z']
      const { clock, subscriptions } = await anchored(context, '2026-02-10T00:00:00Z',
        anchors.map((billing_anchor) => ({ billing_anchor })))
      expect.equal(subscriptions.map(({ billing_anchor }) => billing_anchor), anchors,
        'an anchor may lie before or after the start')
      await given.advance(clock, '2026-05-10T00:00:00Z')
      for (const one of subscriptions) {
        expect.equal(await boundaries(context, one), ['02-10', '02-28T08:30:00Z',
          '03-31T08:30:00Z', '04-30T08:30:00Z', '05-31T08:30:00Z'],
        'whole intervals away the boundaries are the same')
      }
    },
  }),
  check({
    id: 'time/boundaries-before-the-anchor-follow-the-wall-clock',
    requirement: 'TIM-6.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const zone = { time_zone: 'Europe/Berlin' }
      const { clock, subscriptions } = await anchored(context, '2026-03-10T00:00:00Z', [
        { ...zone, billing_anchor: '2026-01-29T01:30:00Z' },
        { ...zone, billing_anchor: '2026-05-29T00:30:00Z' }])
      await given.advance(clock, '2026-04-10T00:00:00Z')
      for (const one of subscriptions) {
        expect.equal(await boundaries(context, one),
          ['03-10', '03-29T01:00:00Z', '04-29T00:30:00Z'], 'half past two in Berlin, or the gap')
      }
    },
  }),
  check({
    id: 'time/natural-periods-are-counted-backwards-too',
    requirement: 'TIM-4.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const { clock, subscriptions: [clamped, chained] } = await anchored(context,
        '2026-01-15T00:00:00Z', [{ billing_anchor: '2026-03-31T00:00:00Z' },
          { billing_anchor: '2026-02-28T00:00:00Z' }])
      await given.advance(clock, '2026-04-01T00:00:00Z')
      expect.equal(await boundaries(context, clamped as Subscription),
        ['01-15', '01-31', '02-28', '03-31', '04-30'], 'the 31st is clamped, month by month')
      expect.equal(await boundaries(context, chained as Subscription),
        ['01-15', '01-28', '02-28', '03-28', '04-28'], 'the 28th stays the 28th')
    },
  }),
]
