import { assert } from '../../domain/assert.ts'
import { isTurnDue } from '../../domain/subscriptions/next-turn-at.ts'
import { takeTurn } from '../../domain/subscriptions/take-turn.ts'
import { readSubscriptions } from '../subscriptions/read-subscriptions.ts'
import { scheduleTurns } from '../subscriptions/schedule-turns.ts'
import type { BillingWork } from './billing-work.ts'
import type { Effect } from './effect.ts'
import type { DueJob } from './run-jobs.ts'
import { runTurns } from './run-turns.ts'
import type { TakenTurn } from './run-turns.ts'

/** Takes the next turn of each subscription of these jobs, where it is due. */
export const runDueTurns = async (
  work: BillingWork,
  due: readonly DueJob[],
): Promise<readonly Effect[]> => {
  const subscriptions = await holdSubscriptions(work, due)
  const customers = await work.customers(subscriptions.map(({ stored }) => stored))
  const held = subscriptions.map((subscription, index) => {
    const [customer, now] = [customers[index], due[index]?.now]
    assert(customer !== undefined && now !== undefined, 'a subscription has its customer')
    return { subscription, customer, now }
  })
  const taken: TakenTurn[] = []
  const early: typeof held = []
  for (const each of held) {
    const { subscription, customer, now } = each
    if (isTurnDue(subscription, now)) taken.push({ turn: takeTurn(subscription), customer, now })
    else early.push(each)
  }
  const done = await runTurns(work, taken)
  await scheduleTurns(work, early)
  return done.flatMap(({ effects }) => effects)
}

/** The subscriptions of the jobs, in their order. */
const holdSubscriptions = async (work: BillingWork, due: readonly DueJob[]) => {
  const named = due.map(({ job: { organizationId, customerId, subjectId: id } }) => {
    assert(customerId !== null, 'a subscription has a customer')
    return { organizationId, customerId, id }
  })
  const stored = await work.store.subscriptions.findManyForUpdate(named)
  const read = await readSubscriptions(work, stored)
  const byId = new Map(read.map((subscription) => [subscription.stored.id, subscription]))
  return named.map(({ id }) => {
    const subscription = byId.get(id)
    assert(subscription !== undefined, 'the subscription of a job exists')
    return subscription
  })
}
