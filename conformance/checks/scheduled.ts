import type {
  BillingPeriod, CustomerCreate, Interval, Price, Subscription, SubscriptionCreate, TestClock,
} from '@valora/spec/types'
import type { CheckContext } from '../src/check.ts'

type Room = Pick<CheckContext, 'api' | 'given'>

export type Schedule = {
  /** Where the clock stands when the subscription is made. */
  anchor: string
  interval?: Interval
  /** The zone that the subscription itself asks for. */
  time_zone?: string
  customer?: Partial<CustomerCreate>
}

export type Scheduled = { clock: TestClock; customer_id: string; subscription: Subscription }

/** A price whose periods cost nothing to bill. */
export const freePrice = async ({ given }: Pick<CheckContext, 'given'>): Promise<Price> =>
  given.price({ pricing: { type: 'flat', amount: '0' }, timing: 'in_arrears' })

/** A subscription of a customer on a clock of its own. */
export const scheduled = async (
  { given }: Room, prices: readonly Price[], { anchor, interval, time_zone, customer }: Schedule,
): Promise<Scheduled> => {
  const clock = await given.testClock(anchor)
  const { id } = await given.customer({ ...customer, test_clock_id: clock.id })
  const plan = await given.plan(prices, interval === undefined ? {} : { interval })
  const values: SubscriptionCreate = { customer_id: id, plan_id: plan.id }
  const zone = time_zone === undefined ? {} : { time_zone }
  return { clock, customer_id: id, subscription: await given.subscription({ ...values, ...zone }) }
}

/** All periods of a subscription, oldest first. */
export const periodsOf = async (
  { api }: Room, { id }: Pick<Subscription, 'id'>,
): Promise<BillingPeriod[]> =>
  (await api.all<BillingPeriod>(`/subscriptions/${id}/periods`, { query: { limit: 100 } }))
    .toReversed()

/** Where the periods of a subscription start, and where the last of them ends. */
export const boundariesOf = async (
  room: Room, { clock, subscription }: Scheduled, until: string,
): Promise<string[]> => {
  await room.given.advance(clock, until)
  const periods = await periodsOf(room, subscription)
  return [...periods.map(({ start }) => start), periods.at(-1)?.end ?? '']
}
