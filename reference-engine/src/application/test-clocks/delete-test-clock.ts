import { Refusal } from '../../domain/refusal.ts'
import { stop } from '../../domain/subscriptions/stop.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../billing/billing-work.ts'
import { endWithoutBilling } from '../billing/end-without-billing.ts'
import type { Caller } from '../ports.ts'
import { readSubscriptions } from '../subscriptions/read-subscriptions.ts'
import { liveTestClock } from './live-test-clock.ts'
import type { TestClock } from './test-clock.ts'

export type DeleteTestClock = { readonly testClockId: string }

/**
 * Takes a clock away: its customers are archived, their subscriptions end at its present without
 * being billed, and nothing happens to them any more (SIM 1.7).
 */
export const deleteTestClock = (dependencies: BillingDependencies) =>
  (caller: Caller, { testClockId }: DeleteTestClock): Promise<TestClock> =>
    inBillingWork({ dependencies, caller, action: 'deleteTestClock' }, async (work) => {
      const { store, audit } = work
      const { organizationId } = caller
      const named = { organizationId, id: testClockId }
      const clock = await liveTestClock(store.testClocks.findForUpdate(named))
      if (clock.advancingTo !== null) throw new Refusal('test_clock_advancing')
      await endSubscriptions(work, clock)
      const deletedAt = dependencies.clock.now()
      await store.testClocks.archiveCustomers(
        { organizationId, testClockId, archivedAt: deletedAt })
      await store.testClocks.update(named, { deletedAt })
      const deleted = { ...clock, deletedAt }
      audit(organizationId,
        { objectType: 'test_clock', objectId: testClockId, before: clock, after: deleted })
      return deleted
    })

/** Jobs are held before subjects, as everywhere; here they are gone with that. */
const endSubscriptions = async (
  work: BillingWork,
  { organizationId, id: testClockId, now }: TestClock,
): Promise<void> => {
  const { store } = work
  await store.jobs.removeOnClock({ organizationId, testClockId })
  const live = await store.subscriptions.liveOnClockForUpdate({ organizationId, testClockId })
  const subscriptions = await readSubscriptions(work, live)
  await endWithoutBilling(work, { now, turns: subscriptions.map((subscription) =>
    stop(subscription, { at: now, settlement: 'none', action: 'cancel' })) })
}
