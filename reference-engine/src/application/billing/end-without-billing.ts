import { assert } from '../../domain/assert.ts'
import type { Turn } from '../../domain/subscriptions/turn.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BilledSubscription } from '../subscriptions/billed-subscription.ts'
import type { BillingWork } from './billing-work.ts'
import { settleChanges } from './settle-changes.ts'
import { storeTurns } from './store-turns.ts'

type Ending = {
  readonly now: Instant
  /** Each the last of its subscription. */
  readonly turns: readonly Turn<BilledSubscription>[]
}

/** Stores the ends of subscriptions that nobody is to pay for. */
export const endWithoutBilling = async (
  work: BillingWork,
  { now, turns }: Ending,
): Promise<void> => {
  if (turns.length === 0) return
  const customers = await work.customers(turns.map(({ subscription: { stored } }) => stored))
  const taken = turns.map((turn, index) => {
    const customer = customers[index]
    assert(customer !== undefined, 'a subscription has its customer')
    return { turn, customer, now }
  })
  await storeTurns(work, taken)
  await settleChanges(work, { taken, invoices: [] })
}
