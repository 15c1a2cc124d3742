import type { Subscription } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { freePrice, scheduled } from '../scheduled.ts'

const needs = ['subscriptions', 'test-clocks']

export default [
  check({
    id: 'subscriptions/starts-active-at-the-clock-of-the-customer',
    requirement: 'SUB-1.1',
    needs,
    async run(context) {
      const { api, expect } = context
      const anchor = '2031-05-17T11:22:33Z'
      const { subscription } = await scheduled(context, [await freePrice(context)], { anchor })
      expect.equal(subscription.status, 'active', 'a new subscription is active')
      expect.equal([subscription.start_at, subscription.billing_anchor], [anchor, anchor],
        'it starts at the clock of its customer')
      expect.equal(subscription.current_period, { start: anchor, end: '2031-06-17T11:22:33Z' },
        'its first period starts with it')
      expect.equal([subscription.cancel_at, subscription.canceled_at], [null, null], 'it runs on')
      expect.equal((await api.get(`/subscriptions/${subscription.id}`)).body, subscription,
        'it is stored so')
    },
  }),
  check({
    id: 'subscriptions/starts-now-without-a-test-clock',
    requirement: 'SUB-1.1',
    needs: ['subscriptions'],
    async run(context) {
      const { expect, given, now } = context
      const plan = await given.plan([await freePrice(context)])
      const customer = await given.customer()
      const { status, start_at, current_period } =
        await given.subscription({ customer_id: customer.id, plan_id: plan.id })
      expect.equal(status, 'active', 'a new subscription is active')
      const minutes = Math.abs(Date.parse(start_at) - Date.parse(now())) / 60_000
      expect.that(minutes < 15, 'it starts at the present')
      expect.equal(current_period?.start, start_at, 'its first period starts with it')
    },
  }),
  check({
    id: 'subscriptions/archived-things-take-no-new-subscription',
    requirement: 'SUB-1.3',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const price = await freePrice(context)
      const subscribe = async (customer_id: string, plan_id: string) =>
        api.post<Subscription>('/subscriptions', { customer_id, plan_id }, { key: api.newKey() })
      const [customer, plan] = [await given.customer(), await given.plan([price])]
      const control = expect.status(await subscribe(customer.id, plan.id), 201).body
      const gone = await given.customer()
      expect.status(await api.post(`/customers/${gone.id}/archive`), 200)
      expect.problem(await subscribe(gone.id, plan.id), 'resource_archived')
      const old = await given.plan([price])
      expect.status(await api.post(`/plans/${old.id}/archive`), 200)
      expect.problem(await subscribe(customer.id, old.id), 'resource_archived')
      const stored = await api.all<Subscription>('/subscriptions')
      expect.equal(stored.map(({ id }) => id), [control.id], 'a refused subscription is not stored')
    },
  }),
  check({
    id: 'subscriptions/stays-on-its-plan-version',
    requirement: 'SUB-7.1',
    needs: [...needs, 'invoices'],
    async run({ api, expect, given }) {
      await given.settings({ payment_terms_days: 365 })
      const { clock, plan, fixed, price, subscription } = await given.billing(
        { fixed: { pricing: { type: 'flat', amount: '12' } } })
      expect.equal([subscription.plan_id, subscription.plan_version_id], [plan.id, plan.version.id],
        'a subscription is on the published version of its plan')
      const items = subscription.items.map(({ price_id }) => price_id)
      expect.equal(new Set(items), new Set([price.id, fixed?.id]), 'it has the plan\'s prices')
      expect.status(await api.post(`/plans/${plan.id}/archive`), 200)
      expect.status(await api.post(`/prices/${fixed?.id}/archive`), 200)
      await given.advance(clock, '2026-03-01T00:00:00Z')
      const { body } = await api.get<Subscription>(`/subscriptions/${subscription.id}`)
      expect.equal([body.plan_version_id, body.items, body.status],
        [plan.version.id, subscription.items, 'active'], 'archiving the plan changes nothing')
      const totals = (await given.invoices(subscription)).map(({ total }) => total)
      expect.equal(totals, ['12.00', '12.00', '12.00'], 'it is billed as it was sold')
    },
  }),
]
