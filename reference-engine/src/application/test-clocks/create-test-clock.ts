import type { Instant } from '../../domain/time/instant.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { refuseFarFuture } from './refuse-far-future.ts'
import type { TestClock } from './test-clock.ts'

export type CreateTestClock = { readonly name: string | null; readonly now: Instant }

/** A clock that customers can be attached to; it stands still until it is advanced (SIM 1). */
export const createTestClock = (dependencies: BillingDependencies) =>
  (caller: Caller, { name, now }: CreateTestClock): Promise<TestClock> =>
    inBillingWork({ dependencies, caller, action: 'createTestClock' }, async (work) => {
      const { organizationId } = caller
      refuseFarFuture('/now', now)
      const { clock, ids } = dependencies
      const testClock: TestClock = {
        organizationId, id: ids('clk'), name, now, advancingTo: null, createdAt: clock.now(),
        deletedAt: null,
      }
      await work.store.testClocks.insert(testClock)
      work.audit(organizationId,
        { objectType: 'test_clock', objectId: testClock.id, after: testClock })
      return testClock
    })
