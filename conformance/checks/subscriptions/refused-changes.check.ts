import { check } from '../../src/check.ts'
import { commands, everythingOf } from '../commands.ts'
import { seats } from '../daily-offers.ts'
import { refused } from '../refused.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'plans']
const offers = { seats: seats() } as const

export default [
  check({
    id: 'subscriptions/billed-time-is-not-changed',
    requirement: 'SUB-6.7',
    needs,
    async run(context) {
      const { expect, given } = context
      const { change, preview } = commands(context)
      const { clock, prices, subscription } = await given.scene({ offers })
      await given.advance(clock, '2026-02-20T00:00:00Z')
      const terms = (effective_at: string) => ({ effective: 'at' as const, effective_at,
        items: [{ price_id: prices.seats.id, quantity: '2' }] })
      for (const early of ['2025-12-31T00:00:00Z', '2026-01-16T00:00:00Z',
        '2026-01-31T23:59:59Z']) {
        for (const ask of [change, preview]) {
          await refused(context, { problem: 'change_in_billed_period',
            ask: async () => ask(subscription, terms(early)),
            read: async () => everythingOf(context, subscription) })
        }
      }
      const control =
        expect.status(await change(subscription, terms('2026-02-15T00:00:00Z')), 201)
      expect.equal([control.body.status, control.body.effective_at],
        ['applied', '2026-02-15T00:00:00Z'], 'what is not billed yet can still be changed')
    },
  }),
  check({
    id: 'subscriptions/a-change-is-not-undercut',
    requirement: 'SUB-6.7',
    needs,
    async run(context) {
      const { expect, given } = context
      const { change } = commands(context)
      const { clock, prices, subscription } = await given.scene({ offers })
      await given.advance(clock, '2026-01-20T00:00:00Z')
      const to = (quantity: string, effective_at: string) => ({ effective: 'at' as const,
        effective_at, items: [{ price_id: prices.seats.id, quantity }] })
      expect.status(await change(subscription, to('2', '2026-01-16T00:00:00Z')), 201)
      await refused(context, { problem: 'change_in_billed_period',
        ask: async () => change(subscription, to('3', '2026-01-15T00:00:00Z')),
        read: async () => everythingOf(context, subscription) })
      expect.status(await change(subscription, to('3', '2026-01-17T00:00:00Z')), 201)
    },
  }),
  check({
    id: 'subscriptions/a-change-keeps-the-currency',
    requirement: 'SUB-6.8',
    needs,
    async run(context) {
      const { expect, given } = context
      const { change, preview } = commands(context)
      const { subscription } = await given.scene({ offers })
      const [dollar, euro] = [await given.catalog(offers),
        await given.catalog({ seats: { ...seats(), currency: 'EUR' } })]
      for (const effective of ['now', 'period_end'] as const) {
        for (const ask of [change, preview]) {
          await refused(context, { problem: 'currency_mismatch',
            ask: async () => ask(subscription, { effective, plan_id: euro.plan.id }),
            read: async () => everythingOf(context, subscription) })
        }
      }
      const control = { effective: 'now', plan_id: dollar.plan.id } as const
      expect.equal(expect.status(await change(subscription, control), 201).body.plan_id,
        dollar.plan.id, 'a plan of its currency is taken')
    },
  }),
]
