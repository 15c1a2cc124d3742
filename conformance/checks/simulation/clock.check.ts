import type { Invoice, TestClock, TestClockAdvancement } from '@valora/spec/types'
import { periodsUntil } from '../../oracle/periods.ts'
import { check } from '../../src/check.ts'
import { periodsOf } from '../scheduled.ts'

const needs = ['test-clocks', 'subscriptions', 'invoices']
const fixed = { pricing: { type: 'flat', amount: '10' } } as const
const start = '2026-01-01T00:00:00Z'

export default [
  check({
    id: 'simulation/a-customer-lives-on-its-clock',
    requirement: 'SIM-1.1',
    needs,
    async run(context) {
      const { expect, given } = context
      // A clock far in the past: by the present many months would be due.
      const [still, moved] = [
        await given.billing({ now: '2020-01-01T00:00:00Z', fixed }),
        await given.billing({ now: '2020-01-01T00:00:00Z', fixed }),
      ]
      expect.equal(still.subscription.start_at, '2020-01-01T00:00:00Z', 'it starts at its clock')
      await given.advance(moved.clock, '2020-03-01T00:00:00Z')
      expect.equal((await periodsOf(context, moved.subscription)).length, 3, 'one clock moved')
      expect.equal((await given.invoices(moved.subscription)).length, 3, 'and billed')
      expect.equal((await periodsOf(context, still.subscription)).map(({ status }) => status),
        ['open'], 'nothing happens on another clock')
      const invoices = await given.invoices(still.subscription)
      expect.equal(invoices.map(({ issued_at }) => issued_at), ['2020-01-01T00:00:00Z'],
        'until it is advanced')
    },
  }),
  check({
    id: 'simulation/any-distance-runs-every-boundary',
    requirement: 'SIM-1.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const now = '2026-05-15T08:00:00Z'
      const anchor = { anchor: start, zone: 'UTC', interval: { unit: 'month', count: 1 } } as const
      const wanted = periodsUntil(anchor, now).map(({ start: at }) => at)
      const [leap, walk] = [await given.billing({ fixed }), await given.billing({ fixed })]
      await given.advance(leap.clock, now)
      for (const step of ['2026-01-20T00:00:00Z', '2026-02-01T00:00:00Z', '2026-02-01T00:00:00Z',
        '2026-04-30T23:59:59Z', now]) await given.advance(walk.clock, step)
      const told = async ({ subscription }: typeof leap) => {
        const invoices = await given.invoices(subscription)
        return {
          periods: (await periodsOf(context, subscription)).map((period) => period.start),
          issued: invoices.map(({ issued_at }) => issued_at),
          totals: invoices.map(({ total }) => total),
        }
      }
      const far = await told(leap)
      expect.equal(far, { periods: wanted, issued: wanted, totals: wanted.map(() => '10.00') },
        'one advance runs every boundary at its own instant')
      expect.equal(await told(walk), far, 'many small ones come to the same')
    },
  }),
  check({
    id: 'simulation/effects-are-listed-in-order',
    requirement: 'SIM-1.3',
    needs,
    async run(context) {
      const { api, expect, given } = context
      await given.settings({ payment_terms_days: 365 })
      const { clock, subscription } = await given.billing({ fixed, draft_grace_hours: 1 })
      const id = subscription.id
      const end = { mode: 'period_end' }
      const { effects: none, effect_count } = await given.advance(clock, start)
      expect.equal([none, effect_count], [[], 0], 'where nothing happens nothing is listed')
      const first = await given.advance(clock, '2026-02-10T00:00:00Z')
      expect.status(await api.post(`/subscriptions/${id}/cancel`, end), 200)
      const second = await given.advance(clock, '2026-04-01T00:00:00Z')
      const listed = [...first.effects, ...second.effects]
      expect.equal([first.effect_count, second.effect_count],
        [first.effects.length, second.effects.length], 'effects are counted')
      const times = listed.map(({ at }) => at)
      expect.equal(times, times.toSorted(), 'effects are in the order of their instants')
      const periods = await periodsOf(context, subscription)
      const invoices = await given.invoices(subscription)
      const wanted = [
        ...periods.map((one) => `${one.end} billing_period_closed ${one.id}`),
        ...periods.slice(1).map((one) => `${one.start} billing_period_opened ${one.id}`),
        ...invoices.slice(1).map((one) => `${one.issued_at} invoice_created ${one.id}`),
        ...invoices.map((one) => `${one.finalized_at} invoice_finalized ${one.id}`),
        `2026-03-01T00:00:00Z subscription_canceled ${id}`,
      ]
      const told = listed.map(({ at, type, object_id }) => `${at} ${type} ${object_id}`)
      expect.equal(told.toSorted(), wanted.toSorted(), 'everything that happened is listed once')
    },
  }),
  check({
    id: 'simulation/a-clock-never-moves-back',
    requirement: 'SIM-1.4',
    needs: ['test-clocks'],
    async run({ api, expect, given }) {
      const now = '2026-03-01T00:00:00Z'
      const { id } = await given.testClock(start)
      const advance = async (to: string) =>
        api.post<TestClockAdvancement>(`/test-clocks/${id}/advance`, { to })
      const { body } = expect.status(await advance(now), 200)
      expect.equal(body.test_clock.now, now, 'it moves forward')
      for (const before of ['2026-02-28T23:59:59.999999Z', start]) {
        expect.problem(await advance(before), 'test_clock_backwards')
        const read = await api.get<TestClock>(`/test-clocks/${id}`)
        expect.equal([read.body.now, read.body.status], [now, 'ready'], 'a refused one moves none')
      }
      expect.status(await advance('2026-03-01T00:00:00.000001Z'), 200)
    },
  }),
  check({
    id: 'simulation/a-draft-is-finalized-at-its-instant',
    requirement: 'SIM-1.2',
    needs,
    async run({ api, expect, given }) {
      const { clock, subscription } = await given.billing({ fixed, draft_grace_hours: 36 })
      await given.advance(clock, '2026-06-01T00:00:00Z')
      const invoices = await api.all<Invoice>('/invoices',
        { query: { subscription_id: subscription.id } })
      const finalized = invoices.toReversed().map(({ finalized_at }) => finalized_at)
      expect.equal(finalized, ['2026-01-02T12:00:00Z', '2026-02-02T12:00:00Z',
        '2026-03-02T12:00:00Z', '2026-04-02T12:00:00Z', '2026-05-02T12:00:00Z', null],
      'each draft is finalized at the end of its own grace, not at the end of the advance')
    },
  }),
]
