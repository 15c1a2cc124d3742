import type { CreditGrant, TestClock, TestClockEffect } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { prerequisite } from '../../src/given/prerequisite.ts'
import { commands } from '../commands.ts'
import { calls, seats } from '../daily-offers.ts'

const needs = ['test-clocks', 'subscriptions', 'invoices']
const offers = { seats: seats() } as const

const grant = async ({ api }: CheckContext, customer_id: string, expires_at: string) =>
  prerequisite('createCreditGrant', 201, async () => api.post<CreditGrant>('/credit-grants',
    { customer_id, amount: '5.00', currency: 'USD', expires_at }, { key: api.newKey() }))

const effectsOf = async (
  { api }: CheckContext, { id }: TestClock, limit = 100,
): Promise<TestClockEffect[]> => api.all(`/test-clocks/${id}/effects`, { query: { limit } })

export default [
  check({
    id: 'simulation/effects-stay-listed',
    requirement: 'SIM-1.5',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const { clock, subscription } = await given.scene({ offers })
      expect.equal(await effectsOf(context, clock), [], 'nothing has happened yet')
      const first = await given.advance(clock, '2026-03-10T00:00:00Z')
      await given.cancel(subscription, { mode: 'period_end' })
      const second = await given.advance(clock, '2026-06-01T00:00:00Z')
      const none = await given.advance(clock, '2026-07-01T00:00:00Z')
      expect.equal(none.effects, [], 'after the end nothing happens')
      const wanted = [...first.effects, ...second.effects]
      expect.that(wanted.length > 8, 'months and an end are many effects')
      expect.equal(await effectsOf(context, clock), wanted, 'all are listed in their order')
      expect.equal(await effectsOf(context, clock, 3), wanted, 'page by page, too')
      const other = await given.testClock('2026-01-01T00:00:00Z')
      expect.equal(await effectsOf(context, other), [], 'another clock has its own')
      expect.problem(await api.get('/test-clocks/clk_00000000000000000000000000/effects'),
        'test_clock_not_found')
    },
  }),
  check({
    id: 'simulation/everything-happens-at-its-instant',
    requirement: 'SIM-1.6',
    needs,
    async run(context) {
      const { expect, given } = context
      const settings = { payment_terms_days: 7 }
      const trial = await given.scene({ offers, settings,
        start: { start_at: '2026-01-04T00:00:00Z', trial_end: '2026-01-09T00:00:00Z' } })
      const { clock } = trial
      const paid = await given.scene({ offers, settings, clock })
      const changed = await given.scene({ offers: { calls }, settings, clock })
      const { plan } = await given.catalog({ calls })
      await given.change(changed.subscription,
        { effective: 'at', effective_at: '2026-01-05T10:00:00Z', plan_id: plan.id })
      const gone = await grant(context, changed.customer.id, '2026-01-06T06:00:00Z')
      await given.advance(clock, '2026-01-31T00:00:00Z')
      const listed = await effectsOf(context, clock)
      const wanted = [
        ['2026-01-04T00:00:00Z', 'subscription_started', trial.subscription.id],
        ['2026-01-06T06:00:00Z', 'credit_grant_expired', gone.id],
        ['2026-01-08T00:00:00Z', 'subscription_past_due', paid.subscription.id],
        ['2026-01-09T00:00:00Z', 'subscription_trial_ended', trial.subscription.id],
        ['2026-01-16T00:00:00Z', 'subscription_past_due', trial.subscription.id],
      ] as const
      const rare = new Set<string>(wanted.map(([, type]) => type))
      expect.equal(listed.filter(({ type }) => rare.has(type))
        .map(({ at, type, object_id }) => [at, type, object_id]), wanted,
      'each happens once, on the clock of the customer')
      expect.equal(listed.filter(({ type }) => type === 'subscription_changed')
        .map(({ at }) => at), ['2026-01-05T10:00:00Z'], 'so does the change')
      const times = listed.map(({ at }) => at)
      expect.equal(times, times.toSorted(), 'in the order of their instants')
    },
  }),
  check({
    id: 'simulation/nothing-happens-before-its-instant',
    requirement: 'SIM-1.6',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const { read } = commands(context)
      const at = '2026-01-09T00:00:00Z'
      const trial = await given.scene({ offers, settings: { payment_terms_days: 8 },
        start: { trial_end: at } })
      const { clock } = trial
      const late = await given.scene({ offers, settings: { payment_terms_days: 8 }, clock })
      const { id } = await grant(context, trial.customer.id, at)
      const told = async () => [(await read(trial.subscription)).status,
        (await read(late.subscription)).status,
        (await api.get<CreditGrant>(`/credit-grants/${id}`)).body.status]
      await given.advance(clock, '2026-01-08T23:59:59.999999Z')
      expect.equal(await told(), ['trialing', 'active', 'active'], 'not a microsecond early')
      await given.advance(clock, at)
      expect.equal(await told(), ['active', 'past_due', 'expired'], 'and not late')
    },
  }),
]
