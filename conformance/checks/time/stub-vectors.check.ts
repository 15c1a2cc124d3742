import type { Interval, Plan } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import type { StubsCase } from '../../vectors/billing-cases.ts'
import { readVectors } from '../../vectors/read-vectors.ts'
import { commands } from '../commands.ts'
import { goldenChecks, once } from '../golden-cases.ts'

type Parts = { plan: Plan; customer: { id: string } }

/**
 * What the first charge of a subscription would be that starts inside of the period. It is only
 * scheduled, so that starts of many years can be asked for on one clock.
 */
const judgeCase = async (
  context: CheckContext, { plan, customer }: Parts, one: StubsCase,
): Promise<void> => {
  const { expect, given } = context
  const { id, why, at: start_at, billing_anchor, time_zone, period, portions } = one
  for (const [unit, { numerator, denominator }] of Object.entries(portions)) {
    const subscription = await given.subscription({ customer_id: customer.id, plan_id: plan.id,
      start_at, billing_anchor, time_zone, proration_unit: unit as 'day' | 'second' })
    const { body } = expect.status(await commands(context).upcoming(subscription), 200)
    const [line, ...others] = body.lines
    expect.equal(others, [], `${id}: ${why}: it bills one charge`)
    if (numerator === 0) {
      expect.that(body.issued_at !== start_at || line === undefined, `${id}: ${why}: no charge`)
      continue
    }
    const portion = numerator === denominator ? null : { numerator, denominator, unit }
    expect.equal([body.issued_at, line?.period, line?.portion],
      [start_at, { start: start_at, end: period.end }, portion], `${id}: ${why}: by ${unit}`)
  }
}

// Farther anchors are for engines that can be asked without a subscription.
const anchor_days_max = 1095
const isNear = ({ at, billing_anchor }: StubsCase): boolean =>
  Math.abs(Date.parse(at) - Date.parse(billing_anchor)) <= anchor_days_max * 86_400_000

// No case starts before it.
const present = '2000-01-01T00:00:00Z'

export default goldenChecks('time', readVectors('stubs').filter(isNear), {
  needs: ['subscriptions', 'test-clocks', 'invoices'],
  judge: (context) => {
    const { given } = context
    const priced = once(async () => given.price(
      { pricing: { type: 'flat', amount: '100' }, timing: 'in_advance' }))
    const planOf = once(async (interval) =>
      given.plan([await priced('')], { interval: JSON.parse(interval) as Interval }))
    const living = once(async () =>
      given.customer({ test_clock_id: (await given.testClock(present)).id }))
    return async (one) => {
      const [plan, customer] = [await planOf(JSON.stringify(one.interval)), await living('')]
      await judgeCase(context, { plan, customer }, one)
    }
  },
})
