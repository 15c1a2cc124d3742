import type { Interval, Problem, Subscription } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { shift } from '../../src/shift.ts'
import { billedTexts } from '../billed-texts.ts'
import { commands } from '../commands.ts'
import { called, calls, desks, seats } from '../daily-offers.ts'
import { periodsOf } from '../scheduled.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'usage-ingest']
const offers = { seats: seats(), calls } as const

type Limit = {
  id: string
  interval: Interval
  /** The first start that is taken, and one before it that is not. */
  furthest: string
  further: string
  fault: string
  /** How many have begun since the first start. */
  periods: number
}

const present = '2026-01-01T00:00:00Z'
const yearsBack = shift(present, { days: -1095 })

const limits: readonly Limit[] = [
  {
    id: 'subscriptions/a-start-lies-three-years-back-at-most',
    interval: { unit: 'year', count: 1 }, periods: 3,
    furthest: yearsBack, further: shift(yearsBack, { seconds: -1 }), fault: 'start_too_far_back',
  },
  {
    id: 'subscriptions/a-start-lies-366-periods-back-at-most',
    interval: { unit: 'day', count: 1 }, periods: 367,
    furthest: shift(present, { days: -366 }), further: shift(present, { days: -367 }),
    fault: 'start_too_many_periods',
  },
]

export default [
  check({
    id: 'subscriptions/nothing-happens-before-the-start',
    requirement: 'SUB-1.4',
    needs,
    async run(context) {
      const { expect, given } = context
      const { read } = commands(context)
      const start_at = '2026-01-10T00:00:00Z'
      const running = await given.scene({ offers })
      const scene = await given.scene({ offers, clock: running.clock, start: { start_at } })
      const { clock, customer, meters, subscription } = scene
      expect.equal([running.subscription.status, subscription.status], ['active', 'scheduled'],
        'a start ahead of the clock is waited for')
      expect.equal([subscription.start_at, subscription.current_period], [start_at, null],
        'it has no period yet')
      await given.advance(clock, '2026-01-09T23:59:59Z')
      await given.ingest(customer, [called(meters.calls, '2026-01-09T23:59:59.999999Z', '5'),
        called(meters.calls, start_at, '3')])
      expect.equal((await read(subscription)).status, 'scheduled', 'not a second early')
      expect.equal([await periodsOf(context, subscription), await billedTexts(context, scene)],
        [[], {}], 'and bills nothing')
      expect.equal(Object.keys(await billedTexts(context, running)), ['01-01'], 'others are billed')
      await given.advance(clock, start_at)
      const started = await read(subscription)
      expect.equal([started.status, started.billing_anchor, started.current_period],
        ['active', start_at, { start: start_at, end: '2026-02-10T00:00:00Z' }], 'then it starts')
      await given.advance(clock, '2026-02-10T00:00:00Z')
      expect.equal(await billedTexts(context, scene), {
        '01-10': ['fixed seats 01-10..02-10 x1 = 31.00'],
        '02-10': ['fixed seats 02-10..03-10 x1 = 31.00', 'usage calls 01-10..02-10 x3 = 3.00'],
      }, 'it is billed from its start on')
    },
  }),
  check({
    id: 'subscriptions/a-past-start-is-billed-since-then',
    requirement: 'SUB-1.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const [start_at, begun, now] =
        ['2025-11-01T00:00:00Z', '2025-12-20T00:00:00Z', '2026-01-15T00:00:00Z']
      const sold = { ...offers, desks: desks() }
      const told = async (scene: Parameters<typeof billedTexts>[1]) => ({
        billed: await billedTexts(context, scene),
        periods: (await periodsOf(context, scene.subscription))
          .map(({ start, end, status }) => [start, end, status]),
      })
      const twin = await given.scene({ offers: sold, now: start_at })
      await given.advance(twin.clock, begun)
      await given.ingest(twin.customer, [called(twin.meters.calls, '2025-12-15T00:00:00Z', '4')])
      await given.advance(twin.clock, now)
      const late = await given.scene({ offers: sold, now: begun, start: { start_at } })
      await given.ingest(late.customer, [called(late.meters.calls, '2025-12-15T00:00:00Z', '4')])
      await given.advance(late.clock, now)
      const wanted = await told(twin)
      expect.equal(wanted.periods.length, 3, 'three periods have begun')
      expect.equal(await told(late), wanted, 'a past start is billed as if it had been made then')
      const { status, start_at: told_start } = await commands(context).read(late.subscription)
      expect.equal([status, told_start], ['active', start_at], 'it has started')
    },
  }),
  ...limits.map(({ id, interval, furthest, further, fault, periods }) => check({
    id,
    requirement: 'SUB-1.5',
    needs: ['subscriptions', 'test-clocks'],
    async run(context) {
      const { api, expect, given } = context
      const { id: test_clock_id } = await given.testClock(present)
      const customer = await given.customer({ test_clock_id })
      const { plan } = await given.catalog({ calls }, { interval })
      const start = async (start_at: string) => commands(context)
        .create({ customer_id: customer.id, plan_id: plan.id, start_at })
      const control = expect.status(await start(furthest), 201).body
      expect.equal((await periodsOf(context, control)).length, periods, 'all begun since')
      const { errors = [] } = expect.problem(await start(further),
        'subscription_start_invalid').body as Problem
      expect.equal(errors.map(({ pointer, code }) => [pointer, code]), [['/start_at', fault]],
        'the start is what is wrong')
      const query = { customer_id: customer.id }
      const stored = await api.all<Subscription>('/subscriptions', { query })
      expect.equal(stored.map(({ id: one }) => one), [control.id], 'a refused one is not stored')
    },
  })),
]
