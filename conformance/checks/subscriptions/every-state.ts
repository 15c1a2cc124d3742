import type { Customer, Plan, Price, Subscription, TestClock } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'

/** A customer on a clock and two plans, one of which has to be paid. */
export type StateRoom = {
  clock: TestClock
  customer: Customer
  free: { plan: Plan; price: Price }
  paid: { plan: Plan; price: Price }
}

const ahead = '2026-06-01T00:00:00Z'

/** Room for subscriptions of every state on one clock, where what is finalized is due at once. */
export const stateRoom = async ({ given }: Pick<CheckContext, 'given'>): Promise<StateRoom> => {
  await given.settings({ draft_grace_hours: 0, payment_terms_days: 0 })
  const clock = await given.testClock('2026-01-01T00:00:00Z')
  const customer = await given.customer({ test_clock_id: clock.id })
  const sold = async (unit_amount: string) => {
    const pricing = { type: 'per_unit', unit_amount } as const
    const { plan, prices: { only: price } } = await given.catalog(
      { only: { pricing, timing: 'in_advance', quantity: '1' } })
    return { plan, price }
  }
  return { clock, customer, free: await sold('0'), paid: await sold('10') }
}

/** Makes a subscription that is in this state once the clock stands at the second of January. */
export const begin = async (
  { given }: Pick<CheckContext, 'given'>, { customer, free, paid }: StateRoom, state: string,
): Promise<Subscription> => {
  const { plan } = state === 'past_due' ? paid : free
  const starts: Record<string, object> =
    { scheduled: { start_at: ahead }, trialing: { trial_end: ahead } }
  return given.subscription({ customer_id: customer.id, plan_id: plan.id, ...starts[state] })
}

/** Brings a subscription from where the clock left it into the state. */
export const settle = async (
  { given }: Pick<CheckContext, 'given'>, subscription: Subscription, state: string,
): Promise<void> => {
  if (state === 'paused') await given.pause(subscription)
  if (state === 'canceled') await given.cancel(subscription, { mode: 'now' })
}
