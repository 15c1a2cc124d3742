import type { Organization, UsageEventInput } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { shift } from '../../src/shift.ts'
import { amendEvent, readEvent, voidEvent } from '../corrected.ts'
import { results, storedIds } from '../metered.ts'
import { billAt, sell, use, type Offer, type Shop } from '../sold-usage.ts'

const needs = ['subscriptions', 'usage-ingest', 'invoices']

const interval = { unit: 'week', count: 1 } as const
const [first, second] = ['2026-01-08T00:00:00Z', '2026-01-15T00:00:00Z']
const perUnit: Offer = { price: { pricing: { type: 'per_unit', unit_amount: '2' } } }

const before = (boundary: string): string => shift(boundary, { minutes: -1 })

const late = (
  { customer, sold }: Shop, id: string, timestamp = '2026-01-03T12:00:00Z',
): UsageEventInput => ({ id, timestamp, event_name: sold[0]?.meter.event_name ?? '',
  customer_id: customer.id, properties: { amount: '3' } })

const told = async (
  context: Pick<CheckContext, 'api' | 'expect'>, ...events: UsageEventInput[]
): Promise<string[]> =>
  (await results(context, events)).map(({ status, problem }) => problem?.code ?? status)

const closed = { faults: [{ pointer: '/timestamp', code: 'usage_period_closed' }] }

export default [
  check({
    id: 'usage/what-no-invoice-follows-is-closed',
    requirement: 'USG-7.3',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const [ended, running] = [await sell(context, [perUnit], { interval }),
        await sell(context, [perUnit], { interval })]
      for (const shop of [ended, running]) {
        await given.advance(shop.clock, before(first))
        await use(context, shop, { events: [late(shop, 'used'), late(shop, 'mistake')] })
      }
      expect.status(await api.post(`/subscriptions/${ended.subscription.id}/cancel`,
        { mode: 'period_end' }), 200)
      for (const shop of [ended, running]) await billAt(context, shop, first)
      expect.equal(await told(context, late(running, 'late')), ['accepted'],
        'a subscription that goes on takes late usage')
      expect.status(await voidEvent(context, { customer: running.customer, id: 'mistake' }), 200)
      expect.equal(await told(context, late(ended, 'late'), late(ended, 'used'),
        late(ended, 'next', '2026-01-08T00:00:00Z')),
        ['usage_period_closed', 'duplicate', 'accepted'], 'one that ended takes none')
      const of = { customer: ended.customer, id: 'mistake' }
      const stored = await readEvent(context, of)
      for (const probe of [await voidEvent(context, of),
        await amendEvent(context, of, { properties: { amount: '1' } }),
        await amendEvent(context, of, { timestamp: '2026-01-08T00:00:00Z' })]) {
        expect.problem(probe, 'usage_correction_refused', closed)
      }
      expect.equal(await readEvent(context, of), stored, 'nor a correction')
      const into = await amendEvent(context, { ...of, id: 'next' },
        { timestamp: '2026-01-07T00:00:00Z' })
      expect.problem(into, 'usage_correction_refused', closed)
      expect.equal(await storedIds(api, ended.customer), ['mistake', 'next', 'used'],
        'what is rejected is not stored')
    },
  }),
  check({
    id: 'usage/the-last-invoice-takes-late-usage',
    requirement: ['USG-7.1', 'USG-7.3'],
    needs,
    async run(context) {
      const { api, expect } = context
      const shop = await sell(context, [perUnit], { interval })
      await use(context, shop, { events: ['5'] })
      await billAt(context, shop, first)
      expect.status(await api.post(`/subscriptions/${shop.subscription.id}/cancel`,
        { mode: 'period_end' }), 200)
      expect.equal(await told(context, late(shop, 'late')), ['accepted'], 'an invoice follows')
      const { lines } = await billAt(context, shop, second)
      expect.equal(lines.map(({ kind, amount }) => `${kind} ${amount}`).toSorted(),
        ['usage 0.00', 'usage_adjustment 6.00'], 'the last one takes the difference')
      expect.equal(await told(context, late(shop, 'later')), ['usage_period_closed'],
        'none follows it')
    },
  }),
  check({
    id: 'usage/a-refusing-organization-takes-no-correction',
    requirement: ['USG-5.4', 'USG-6.5'],
    needs,
    async run(context) {
      const { expect } = context
      const { api, given, organization } =
        await context.given.organization({ late_usage_policy: 'reject' })
      const room = { api, expect, given }
      expect.equal(organization.late_usage_policy, 'reject', 'the policy is kept as it was given')
      const shop = await sell(room, [perUnit], { interval })
      const { customer } = shop
      await given.advance(shop.clock, before(first))
      await use(room, shop, { events: [late(shop, 'used')] })
      await billAt(room, shop, first)
      await use(room, shop, { events: [late(shop, 'open', first)] })
      const [used, open] = [{ customer, id: 'used' }, { customer, id: 'open' }]
      const stored = [await readEvent(room, used), await readEvent(room, open)]
      const timestamp = '2026-01-07T23:59:59.999999Z'
      for (const probe of [await voidEvent(room, used),
        await amendEvent(room, used, { properties: { amount: '1' } }),
        await amendEvent(room, used, { timestamp: first }),
        await amendEvent(room, open, { timestamp })]) {
        expect.problem(probe, 'usage_correction_refused', closed)
      }
      expect.equal([await readEvent(room, used), await readEvent(room, open)], stored,
        'usage of a closed period stays as it is')
      expect.status(await amendEvent(room, open, { properties: { amount: '1' } }), 200)
      expect.status(await voidEvent(room, open), 200)
    },
  }),
  check({
    id: 'usage/the-policy-in-force-decides',
    requirement: ['USG-5.4', 'USG-7.1'],
    needs,
    async run(context) {
      const { api, expect } = context
      const shop = await sell(context, [perUnit], { interval, policy: 'reject' })
      await billAt(context, shop, first)
      const patch = async (late_usage_policy: Organization['late_usage_policy']) =>
        expect.status(await api.patch<Organization>('/organization', { late_usage_policy }), 200)
      expect.equal(await told(context, late(shop, 'a')), ['usage_period_closed'], 'reject refuses')
      const { body } = await patch('adjust_next')
      expect.equal(body.late_usage_policy, 'adjust_next', 'the policy can be changed')
      expect.equal(await told(context, late(shop, 'a')), ['accepted'], 'adjust_next takes it')
      await patch('reject')
      expect.equal(await told(context, late(shop, 'b'), late(shop, 'a')),
        ['usage_period_closed', 'duplicate'], 'from then on')
      const { lines } = await billAt(context, shop, second)
      expect.holds(lines, ({ kind, amount }) => kind === 'usage_adjustment' && amount === '6.00',
        'what was taken is billed')
    },
  }),
]
