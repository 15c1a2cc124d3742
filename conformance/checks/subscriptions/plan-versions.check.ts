import type {
  Invoice, Plan, PlanVersion, Problem, Subscription,
} from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'

const monthly = { unit: 'month', count: 1 } as const

type Room = Pick<CheckContext, 'api' | 'expect' | 'given'>

const flat = async ({ given }: Pick<Room, 'given'>, amount: string, currency = 'USD') =>
  given.price({ pricing: { type: 'flat', amount }, currency })

/** A draft of the plan that sells one flat price. */
const draft = async (room: Room, plan: Plan, amount: string): Promise<PlanVersion> => {
  const price = await flat(room, amount)
  const body = { currency: 'USD', interval: monthly, items: [{ price_id: price.id }] }
  return room.expect.status(await room.api.post<PlanVersion>(`/plans/${plan.id}/versions`, body),
    201).body
}

const publish = async ({ api }: Pick<Room, 'api'>, plan: Plan, { id }: { id: string }) =>
  api.post<PlanVersion>(`/plans/${plan.id}/versions/${id}/publish`)

const current = async ({ api }: Pick<Room, 'api'>, { id }: Plan): Promise<PlanVersion> =>
  (await api.get<Plan>(`/plans/${id}`)).body.version

const subscribe = async ({ given }: Room, plan: Plan) => {
  const clock = await given.testClock('2026-01-01T00:00:00Z')
  const customer = await given.customer({ test_clock_id: clock.id })
  const subscription = await given.subscription({ customer_id: customer.id, plan_id: plan.id })
  return { clock, subscription }
}

const needs = ['plans', 'prices']

export default [
  check({
    id: 'subscriptions/a-new-version-is-a-draft',
    requirement: 'SUB-7.2',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const plan = await given.plan([await flat(context, '10')])
      const made = await draft(context, plan, '20')
      expect.equal([made.number, made.status, made.published_at, made.currency, made.interval,
        made.items.length], [2, 'draft', null, 'USD', monthly, 1], 'a new version is a draft')
      expect.equal(await current(context, plan), plan.version, 'the plan stays on its version')
      const path = `/plans/${plan.id}/versions`
      expect.equal((await api.get(`${path}/${made.id}`)).body, made, 'it is read back')
      expect.equal((await api.get(`${path}/${plan.version.id}`)).body, plan.version,
        'so is the one before')
      const third = await draft(context, plan, '30')
      expect.equal(third.number, 3, 'a plan may have several drafts')
      expect.equal(await api.all(path, { query: { limit: 2 } }), [third, made, plan.version],
        'they are listed, the newest first')
      const other = await given.plan([await flat(context, '10')])
      expect.problem(await api.get(`/plans/${other.id}/versions/${made.id}`),
        'plan_version_not_found')
      expect.problem(await publish(context, other, made), 'plan_version_not_found')
      expect.equal((await api.get(`${path}/${made.id}`)).body, made, 'it belongs to its own plan')
    },
  }),
  check({
    id: 'subscriptions/a-published-version-is-the-current-one',
    requirement: 'SUB-7.3',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const plan = await given.plan([await flat(context, '10')])
      const [second, third] = [await draft(context, plan, '20'), await draft(context, plan, '30')]
      for (const version of [third, second]) {
        const done = expect.status(await publish(context, plan, version), 200).body
        expect.present(done.published_at, 'a published version says when')
        expect.equal(done, { ...version, status: 'published', published_at: done.published_at },
          'publishing changes nothing else')
        expect.equal(await current(context, plan), done, 'it is the current one from then on')
        const before = await api.all(`/plans/${plan.id}/versions`)
        const probe = expect.problem(await publish(context, plan, version),
          'invalid_state_transition')
        const { state, action, allowed_actions } = probe.body as Problem
        expect.equal([state, action, allowed_actions], ['published', 'publish', []],
          'it is not published again')
        expect.equal(await api.all(`/plans/${plan.id}/versions`), before, 'nothing has changed')
      }
      expect.problem(await publish(context, plan, plan.version), 'invalid_state_transition')
      expect.equal((await current(context, plan)).id, second.id, 'nor does it become current again')
    },
  }),
  check({
    id: 'subscriptions/a-version-reaches-only-new-subscriptions',
    requirement: ['SUB-7.1', 'SUB-7.2', 'SUB-7.3'],
    needs: [...needs, 'subscriptions', 'invoices'],
    async run(context) {
      const { api, expect, given } = context
      expect.status(await api.patch('/organization', { draft_grace_hours: 0 }), 200)
      const plan = await given.plan([await flat(context, '10')])
      const before = await subscribe(context, plan)
      const version = await draft(context, plan, '20')
      const meanwhile = await subscribe(context, plan)
      expect.status(await publish(context, plan, version), 200)
      const after = await subscribe(context, plan)
      const sold = [[before, plan.version.id, '10.00'], [meanwhile, plan.version.id, '10.00'],
        [after, version.id, '20.00']] as const
      for (const [{ clock, subscription }, version_id, amount] of sold) {
        await given.advance(clock, '2026-03-01T00:00:00Z')
        const { body } = await api.get<Subscription>(`/subscriptions/${subscription.id}`)
        expect.equal([body.plan_id, body.plan_version_id], [plan.id, version_id],
          'a subscription stays on the version it was created with')
        const invoices: Invoice[] = await given.invoices(subscription)
        expect.equal(invoices.map(({ total }) => total), [amount, amount, amount],
          'and is billed by it')
      }
    },
  }),
  check({
    id: 'subscriptions/a-version-is-judged-as-a-plan-is',
    requirement: ['MON-6.2', 'TIM-5.1'],
    needs,
    async run(context) {
      const { api, expect, given } = context
      const [dollar, euro] = [await flat(context, '1'), await flat(context, '1', 'EUR')]
      const plan = await given.plan([dollar])
      const create = async (values: object) => api.post<PlanVersion>(`/plans/${plan.id}/versions`,
        { currency: 'USD', interval: monthly, items: [{ price_id: dollar.id }], ...values })
      expect.problem(await create({ items: [{ price_id: dollar.id }, { price_id: euro.id }] }),
        'plan_currency_mismatch', { faults: [{ pointer: '/items/1/price_id' }] })
      expect.problem(await create({ currency: 'EUR' }), 'plan_currency_mismatch')
      expect.problem(await create({ interval: { unit: 'month', count: 37 } }),
        'plan_interval_too_long')
      expect.problem(await create({ items: [{ price_id: `price_${'0'.repeat(26)}` }] }),
        'price_not_found')
      expect.equal(await api.all(`/plans/${plan.id}/versions`), [plan.version],
        'what is refused is no version')
      const control = expect.status(await create({}), 201).body
      expect.equal([control.number, control.status], [2, 'draft'], 'one price less, and it is one')
    },
  }),
]
