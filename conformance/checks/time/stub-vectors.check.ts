import type { Interval, Plan } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import type { StubsCase } from '../../vectors/billing-cases.ts'
import { readVectors } from '../../vectors/read-vectors.ts'
import { goldenChecks, once } from '../golden-cases.ts'

type Parts = { plan: Plan; clock: { id: string } }

/** A subscription that starts inside of the period, and the share of its first charge. */
const judgeCase = async (
  { expect, given }: CheckContext, { plan, clock }: Parts, one: StubsCase,
): Promise<void> => {
  const { id, why, at, billing_anchor, time_zone, period, portions } = one
  const customer = await given.customer({ test_clock_id: clock.id, time_zone })
  const { id: customer_id } = customer
  for (const [unit, fraction] of Object.entries(portions)) {
    const subscription = await given.subscription({ customer_id, plan_id: plan.id, billing_anchor,
      proration_unit: unit as 'day' | 'second' })
    expect.equal(subscription.current_period, { start: at, end: period.end },
      `${id}: ${why}: it ends at the next boundary`)
    const [billed] = await given.billed(subscription)
    const { numerator, denominator } = fraction
    const whole = numerator === denominator ? null : { numerator, denominator, unit }
    expect.equal((billed?.lines ?? []).map(({ portion }) => portion),
      numerator === 0 ? [] : [whole], `${id}: ${why}: the share by ${unit}`)
  }
}

// Farther anchors are for engines that can be asked without a subscription.
const anchor_days_max = 1095
const isNear = ({ at, billing_anchor }: StubsCase): boolean =>
  Math.abs(Date.parse(at) - Date.parse(billing_anchor)) <= anchor_days_max * 86_400_000

export default goldenChecks('time', readVectors('stubs').filter(isNear), {
  needs: ['subscriptions', 'test-clocks', 'invoices'],
  judge: (context) => {
    const { given } = context
    const priced = once(async () => given.price(
      { pricing: { type: 'flat', amount: '100' }, timing: 'in_advance' }))
    const settled = once(async () => given.settings({ draft_grace_hours: 0 }))
    const planOf = once(async (interval) =>
      given.plan([await priced('')], { interval: JSON.parse(interval) as Interval }))
    const clockAt = once(async (at) => given.testClock(at))
    return async (one) => {
      await settled('')
      const [plan, clock] = [await planOf(JSON.stringify(one.interval)), await clockAt(one.at)]
      await judgeCase(context, { plan, clock }, one)
    }
  },
})
