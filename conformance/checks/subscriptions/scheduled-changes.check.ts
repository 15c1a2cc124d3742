import { check } from '../../src/check.ts'
import { commands } from '../commands.ts'
import { refused } from '../refused.ts'
import { small, termsOf } from './small-plan.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'plans']
const later = '2026-01-20T06:00:00Z'

export default [
  check({
    id: 'subscriptions/a-scheduled-change-can-be-withdrawn',
    requirement: 'SUB-6.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const { changes, withdraw } = commands(context)
      const scene = await small(context)
      const { great, plan, prices, subscription } = scene
      const change = await given.change(subscription,
        { effective: 'at', effective_at: later, plan_id: great.id })
      expect.equal([change.status, change.applied_at, change.withdrawn_at],
        ['scheduled', null, null], 'a change ahead is scheduled')
      expect.equal(await changes(subscription), [change], 'it is listed')
      const { body } = expect.status(await withdraw(subscription, change), 200)
      expect.equal([body.id, body.status, body.applied_at], [change.id, 'withdrawn', null],
        'it can be withdrawn')
      expect.present(body.withdrawn_at, 'and says when it was')
      expect.equal(await changes(subscription), [body], 'it is listed so')
      await given.advance(scene.clock, '2026-03-01T00:00:00Z')
      expect.equal(await termsOf(context, scene), { plan_id: plan.id,
        plan_version_id: plan.version.id, sold: [[prices.seats.id, '1']] },
      'a withdrawn change has no effect')
      expect.equal((await given.invoices(subscription)).map(({ total }) => total),
        ['31.00', '31.00', '31.00'], 'on what is billed neither')
    },
  }),
  check({
    id: 'subscriptions/a-change-ahead-ends-with-its-subscription',
    requirement: 'SUB-6.11',
    needs,
    async run(context) {
      const { expect, given } = context
      const { cancel, changes, withdraw } = commands(context)
      for (const mode of ['now', 'period_end'] as const) {
        const { clock, great, subscription } = await small(context)
        const { id } = await given.change(subscription,
          { effective: 'at', effective_at: '2026-02-20T00:00:00Z', plan_id: great.id })
        expect.status(await cancel(subscription, { mode }), 200)
        await given.advance(clock, '2026-02-01T00:00:00Z')
        const [listed, ...others] = await changes(subscription)
        const ended = expect.present(listed, 'the change stays listed')
        expect.equal([ended.id, ended.status, ended.applied_at, others],
          [id, 'withdrawn', null, []], 'it is withdrawn with its subscription')
        expect.present(ended.withdrawn_at, 'and says when it was')
        await refused(context, { problem: 'invalid_state_transition',
          ask: async () => withdraw(subscription, ended), read: async () => changes(subscription) })
      }
    },
  }),
  check({
    id: 'subscriptions/an-applied-change-stays',
    requirement: ['SUB-6.2', 'SUB-1.6'],
    needs,
    async run(context) {
      const { expect, given } = context
      const { changes, withdraw } = commands(context)
      const { clock, great, subscription } = await small(context)
      const { id } = await given.change(subscription,
        { effective: 'at', effective_at: later, plan_id: great.id })
      const other = await given.change(subscription, { effective: 'period_end',
        plan_id: great.id })
      expect.status(await withdraw(subscription, other), 200)
      await given.advance(clock, later)
      const listed = await changes(subscription)
      const applied = expect.holds(listed, (one) => one.id === id, 'the change is listed')
      expect.equal([applied.status, applied.applied_at], ['applied', later], 'it is applied')
      expect.present(applied.invoice_id, 'and names its invoice')
      for (const [one, state] of [[applied, 'applied'], [other, 'withdrawn']] as const) {
        const problem = await refused(context, { problem: 'invalid_state_transition',
          ask: async () => withdraw(subscription, one), read: async () => changes(subscription) })
        expect.equal(problem.state, state, 'the refusal names its state')
      }
      const stranger = await small(context)
      expect.problem(await withdraw(stranger.subscription, applied),
        'subscription_change_not_found')
    },
  }),
]
