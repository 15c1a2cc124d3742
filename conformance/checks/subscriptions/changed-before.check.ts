import { check } from '../../src/check.ts'
import { commands, everythingOf } from '../commands.ts'
import { calls, seats } from '../daily-offers.ts'
import { refused } from '../refused.ts'

const noon = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T12:00:00Z`

export default check({
  id: 'subscriptions/nothing-changes-before-a-change',
  requirement: 'SUB-6.7',
  needs: ['subscriptions', 'test-clocks', 'invoices', 'plans'],
  async run(context) {
    const { expect, given } = context
    const { change, preview } = commands(context)
    const { clock, plan, prices, subscription } =
      await given.scene({ offers: { seats: seats(), calls } })
    const other = await given.plan([prices.calls])
    await given.advance(clock, noon(11))
    expect.status(await change(subscription, { effective: 'now', plan_id: other.id }), 201)
    await given.advance(clock, noon(14))
    const back = (effective_at: string) =>
      ({ effective: 'at' as const, effective_at, plan_id: plan.id })
    // Seats are charged up to the 11th: they cannot be taken on again before.
    for (const ask of [change, preview]) {
      await refused(context, { problem: 'change_in_billed_period',
        ask: async () => ask(subscription, back(noon(6))),
        read: async () => everythingOf(context, subscription) })
    }
    expect.status(await change(subscription, back(noon(12))), 201)
  },
})
